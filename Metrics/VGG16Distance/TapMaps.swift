/// The original's tapped maps, in the order in which a pass computes their tiles; a step's tiles
/// begin at an offset.
typealias TapMaps = RecycledMemory
