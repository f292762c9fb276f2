"""CompressAI's layers without what they do not need.

CompressAI 1.2.8 imports torchvision, torch_geometric, pandas and others when it is imported at all, for data sets that
are not used here. Empty stand-ins take their place, so that PyTorch, NumPy and SciPy are enough.
"""

import importlib.abc
import importlib.machinery
import sys
import types

_ABSENT = (
    "torchvision", "torch_geometric", "pandas", "requests", "compressai.datasets", "compressai.transforms", "compressai.zoo",
    "pyntcloud", "pytorch_msssim", "einops.layers.absent",
)


class _StandIn(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        value = type(name, (), {})
        setattr(self, name, value)
        return value


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if any(name == absent or name.startswith(absent + ".") for absent in _ABSENT):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return _StandIn(spec.name)

    def exec_module(self, module):
        pass


_finder = _Finder()
sys.meta_path.insert(0, _finder)
try:
    from compressai.models.vbr import ScaleHyperpriorVbr  # noqa: E402
    from compressai.ops import quantize_ste  # noqa: E402
finally:
    sys.meta_path.remove(_finder)
    for _name in [name for name, module in sys.modules.items() if isinstance(module, _StandIn)]:
        del sys.modules[_name]

__all__ = ["ScaleHyperpriorVbr", "quantize_ste"]
