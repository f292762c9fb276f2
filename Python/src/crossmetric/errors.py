"""What can go wrong; the text of each error is a sentence that says what to do."""


class CrossMetricError(Exception):
    """Anything that CrossMetric refuses or fails at."""


class CallError(CrossMetricError, ValueError):
    """An argument that a function does not take."""


class ImageError(CrossMetricError, ValueError):
    """An image that cannot be read, or whose samples are none that a metric can score."""


class MetricError(CrossMetricError, ValueError):
    """An unknown metric, or a pair that it cannot score: sizes, depths, too small."""


class WeightsError(CrossMetricError):
    """Weights that are not there, or not those that they should be."""


class StudyError(CrossMetricError):
    """A study, its files or its results folder."""


class CurvesError(CrossMetricError, ValueError):
    """Curves that cannot be compared because of what is asked for."""


class Cancelled(CrossMetricError):
    """A call that was cancelled."""


class ForkedError(CrossMetricError):
    """This process was forked from one that had used CrossMetric."""


class UntrainedWeights(UserWarning):
    """A metric runs on seeded, untrained weights: its numbers cannot be compared with published ones."""


class PartlyFailed(UserWarning):
    """A study went on although some of it could not be made or scored."""


# By cm_status.
BY_STATUS = {
    1: CallError,
    2: ImageError,
    3: MetricError,
    4: WeightsError,
    5: StudyError,
    6: CurvesError,
    7: Cancelled,
    8: ForkedError,
}
