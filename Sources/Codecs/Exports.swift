// What coding an image needs besides, so that one import is enough.
@_exported public import Imaging
@_exported public import Weights
