# SPDX-License-Identifier: Apache-2.0
"""libattngen.so from Python: the calls of attngen.h by ctypes, tensors by address."""

import ctypes as c

DL_TYPES = {"f32": (2, 32), "f16": (2, 16), "bf16": (4, 16), "i32": (0, 32)}
DL_CPU, DL_CUDA = 1, 2


class Failed(Exception):
    """A call's status and sentence; `status` is one of attngen.h's ATTNGEN_E_..."""

    def __init__(self, call, status, name, text):
        super().__init__(f"{call}: {name}: {text}")
        self.status = status


class DLTensor(c.Structure):
    _fields_ = [("data", c.c_void_p), ("device_type", c.c_int32), ("device_id", c.c_int32),
                ("ndim", c.c_int32), ("code", c.c_uint8), ("bits", c.c_uint8),
                ("lanes", c.c_uint16), ("shape", c.POINTER(c.c_int64)),
                ("strides", c.POINTER(c.c_int64)), ("byte_offset", c.c_uint64)]


class SpecOptions(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("variant", c.c_char_p), ("cascade", c.c_char_p),
                ("dtypes", c.c_void_p), ("dtype_count", c.c_uint32)]


class DLDataType(c.Structure):
    _fields_ = [("code", c.c_uint8), ("bits", c.c_uint8), ("lanes", c.c_uint16)]


class TensorInfo(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("name", c.c_char_p), ("dtype", DLDataType),
                ("is_output", c.c_int32), ("axis_count", c.c_int32),
                ("axes", c.POINTER(c.c_char_p))]


class ParamInfo(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("name", c.c_char_p), ("has_default", c.c_int32),
                ("is_static", c.c_int32)]


class EngineOptions(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("device", c.c_char_p), ("ordinal", c.c_int32),
                ("arch", c.c_char_p), ("cache_dir", c.c_char_p), ("cache_mode", c.c_char_p),
                ("jobs", c.c_uint32)]


class DLDevice(c.Structure):
    _fields_ = [("type", c.c_int32), ("id", c.c_int32)]


class EngineInfo(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("device", c.c_char_p), ("dl_device", DLDevice),
                ("name", c.c_char * 128), ("arch", c.c_char * 16),
                ("multiprocessors", c.c_int32), ("shared_bytes_per_block", c.c_int32),
                ("l2_bytes", c.c_int64), ("memory_bytes", c.c_int64), ("compiles", c.c_uint64),
                ("cache_hits", c.c_uint64)]


class RankBound(c.Structure):
    _fields_ = [("rank", c.c_char_p), ("least", c.c_int64), ("most", c.c_int64)]


class ParamValue(c.Structure):
    _fields_ = [("name", c.c_char_p), ("value", c.c_double)]


class Bounds(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("ranks", c.POINTER(RankBound)),
                ("rank_count", c.c_uint32), ("static_params", c.POINTER(ParamValue)),
                ("static_param_count", c.c_uint32), ("batch_axes", c.c_uint32),
                ("most_batches", c.c_int64), ("discarded", c.c_void_p),
                ("discarded_count", c.c_uint32), ("batch_invariant", c.c_uint32)]


class Args(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("tensors", c.POINTER(c.POINTER(DLTensor))),
                ("tensor_count", c.c_uint32), ("params", c.POINTER(c.c_double)),
                ("param_count", c.c_uint32)]


HEADED = ("alibi", "alibi_causal", "softcap", "causal_gqa", "gqa")
GROUPED = ("causal_gqa", "gqa")


def plan_of(variant, heads, key_heads, dim):
    """The ranks a plan must fix, and the batch axes of tensors [batch, head, row, dim]."""
    ranks = {"E": dim, "F": dim}
    if variant in HEADED:
        ranks["H"] = heads
    if variant in GROUPED:
        ranks["HK"] = key_heads
    return ranks, 1 if variant in HEADED else 2


def sized(kind, **fields):
    """A struct with its struct_size set."""
    return kind(struct_size=c.sizeof(kind), **fields)


class Tensor:
    """A DLTensor over memory that the caller keeps alive. strides in elements; None: row-major."""

    def __init__(self, address, kind, shape, strides=None, device=(DL_CPU, 0)):
        code, bits = DL_TYPES[kind]
        self.shape = (c.c_int64 * max(1, len(shape)))(*shape)
        self.strides = (c.c_int64 * max(1, len(shape)))(*strides) if strides is not None else None
        self.dl = DLTensor(data=address, device_type=device[0], device_id=device[1],
                           ndim=len(shape), code=code, bits=bits, lanes=1, shape=self.shape,
                           strides=self.strides, byte_offset=0)


class Library:
    """One engine of the library. Frees what it made when closed."""

    def __init__(self, machine, device, arch=None, cache_dir=None):
        if machine.libraries:  # what the package brings must be there before it is asked for
            for path in sorted(machine.libraries.glob("*.so*")):
                c.CDLL(str(path), mode=c.RTLD_GLOBAL)
        self.lib = c.CDLL(str(machine.folder / "libattngen.so.0"))
        self.lib.attngen_last_error.restype = c.c_char_p
        self.lib.attngen_status_name.restype = c.c_char_p
        options = sized(EngineOptions, device=device.encode(), arch=arch.encode() if arch else None,
                        cache_dir=str(cache_dir).encode() if cache_dir else None)
        engine = c.c_uint64()
        self.call("engine_create", c.byref(options), c.byref(engine))
        self.engine = engine

    def call(self, name, *arguments):
        status = getattr(self.lib, "attngen_" + name)(*arguments)
        if status:
            raise Failed(name, status, self.lib.attngen_status_name(status).decode(),
                         self.lib.attngen_last_error().decode(errors="replace"))

    def describe(self):
        info = sized(EngineInfo)
        self.call("engine_describe", self.engine, c.byref(info))
        return info

    def close(self):
        self.call("engine_destroy", self.engine)

    def allocate(self, count):
        address = c.c_void_p()
        self.call("allocate", self.engine, c.c_size_t(count), c.byref(address))
        return address.value

    def release(self, address):
        self.call("release", self.engine, c.c_void_p(address))

    def copy_in(self, address, array):
        self.call("copy_to_device", self.engine, c.c_void_p(address),
                  array.ctypes.data_as(c.c_void_p), c.c_size_t(array.nbytes), None)

    def copy_out(self, array, address):
        self.call("copy_to_host", self.engine, array.ctypes.data_as(c.c_void_p),
                  c.c_void_p(address), c.c_size_t(array.nbytes), None)


class Kernel:
    """A variant on an engine for fixed head dims and batch axes, any number of rows and keys; its
    runs share a workspace, so they go to one stream at a time."""

    def __init__(self, library, variant, ranks, batch_axes=0, params=None):
        self.library = library
        self.spec, self.plan = c.c_uint64(), c.c_uint64()
        options = sized(SpecOptions, variant=variant.encode())
        library.call("spec_create", c.byref(options), c.byref(self.spec))
        self.tensors = self._tensors()
        self.params, fixed = self._params(params or {})
        bounds = [RankBound(rank.encode(), size, size) for rank, size in ranks.items()]
        given = sized(Bounds, ranks=(RankBound * len(bounds))(*bounds), rank_count=len(bounds),
                      static_params=(ParamValue * max(1, len(fixed)))(*fixed),
                      static_param_count=len(fixed), batch_axes=batch_axes)
        library.call("plan_create", library.engine, self.spec, c.byref(given), c.byref(self.plan))
        self.workspace_bytes = c.c_size_t()
        library.call("plan_workspace", self.plan, c.byref(self.workspace_bytes), None)
        self.workspace = c.c_void_p(library.allocate(self.workspace_bytes.value))
        zeros = (c.c_char * max(1, self.workspace_bytes.value))()
        library.call("copy_to_device", library.engine, self.workspace, zeros, self.workspace_bytes,
                     None)

    def _tensors(self):
        names = []
        while True:
            info = sized(TensorInfo)
            if self.library.lib.attngen_spec_tensor(self.spec, c.c_uint32(len(names)), c.byref(info)):
                return names
            names.append(info.name.decode())

    def _params(self, given):
        """Values for a run, and those that are compiled in."""
        values, fixed = [], []
        while True:
            info = sized(ParamInfo)
            if self.library.lib.attngen_spec_param(self.spec, c.c_uint32(len(values)), c.byref(info)):
                break
            name = info.name.decode()
            values.append(given.get(name, float("nan")))
            if info.is_static and name in given:
                fixed.append(ParamValue(info.name, given[name]))
        return ((c.c_double * max(1, len(values)))(*values), len(values)), fixed

    def prepare(self):
        plans = (c.c_uint64 * 1)(self.plan)
        self.library.call("prepare", plans, c.c_size_t(1), None, None)

    def bind(self, tensors):
        """tensors: {name: Tensor}, every one of the spec. -> a call that enqueues on a stream."""
        pointers = (c.POINTER(DLTensor) * len(self.tensors))(
            *[c.pointer(tensors[name].dl) for name in self.tensors])
        values, count = self.params
        arguments = sized(Args, tensors=pointers, tensor_count=len(self.tensors), params=values,
                          param_count=count)
        run, plan, place = self.library.lib.attngen_run, self.plan, c.byref(arguments)
        work, size = self.workspace, self.workspace_bytes

        def enqueue(stream=0, kept=(arguments, pointers, tensors)):
            status = run(plan, place, work, size, c.c_void_p(stream))
            if status:
                self.library.call("run", plan, place, work, size, c.c_void_p(stream))

        return enqueue
