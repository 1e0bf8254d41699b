/* SPDX-License-Identifier: Apache-2.0
 * attngen's C interface: describe -> plan -> prepare -> run.
 *
 *   spec     what is computed: one cascade, parsed and proven; knows no device
 *   engine   one device, its compiled kernels and the kernel cache
 *   plan     a spec on an engine for all shapes inside given bounds
 *   prepare  compiles and loads every kernel that plans can launch
 *   run      launches on a stream: no compile, allocation, wait or read of device data
 *
 * Every call returns a status; attngen_last_error() then holds a sentence that says what was wrong
 * and what to do. Nothing throws, aborts or prints. Handles are numbers, not pointers: one that was
 * destroyed is ATTNGEN_E_INVALID wherever it is used, and touches no freed memory. All calls may be
 * made from several threads at once. In a child of fork() every call on an engine of the parent is
 * ATTNGEN_E_FORKED. Strings given are copied; strings returned live as long as the docstring says.
 */
#ifndef ATTNGEN_H_
#define ATTNGEN_H_

#include <stddef.h>
#include <stdint.h>

#include <dlpack/dlpack.h>

#define ATTNGEN_VERSION_MAJOR 0
#define ATTNGEN_VERSION_MINOR 1
#define ATTNGEN_VERSION_PATCH 0

#if defined(__GNUC__)
#define ATTNGEN_API __attribute__((visibility("default")))
#else
#define ATTNGEN_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

struct DLManagedTensorVersioned; /* an older dlpack.h does not have it */

typedef int32_t attngen_status;
enum {
  ATTNGEN_OK = 0,
  ATTNGEN_E_INVALID = 1, /* an argument that can never be right: null, stale, wrong size or shape */
  ATTNGEN_E_UNSUPPORTED = 2,   /* a cascade, shape or layout that this device has no kernel for */
  ATTNGEN_E_NO_COMPILER = 3,   /* NVRTC or libLLVM is missing */
  ATTNGEN_E_NO_DEVICE = 4,     /* no GPU, or no driver for it */
  ATTNGEN_E_COMPILE = 5,       /* an emitted kernel did not compile or broke a gate */
  ATTNGEN_E_CACHE = 6,         /* cache mode `require`, and the kernel is not in the cache */
  ATTNGEN_E_WOULD_COMPILE = 7, /* not prepared, and the stream is being captured */
  ATTNGEN_E_WORKSPACE = 8,     /* the workspace is too small, null, not aligned or was not zeroed */
  ATTNGEN_E_DRIVER = 9,        /* a CUDA driver call failed: the error names call, code and name */
  ATTNGEN_E_CANCELLED = 10,    /* the progress callback of attngen_prepare said stop */
  ATTNGEN_E_FORKED = 11,       /* this process is a child of the one that made the engine */
  ATTNGEN_E_CHECK = 12,        /* the virtual GPU found a race or an access outside every tensor */
  ATTNGEN_E_MEMORY = 13,       /* out of host memory */
  ATTNGEN_E_INTERNAL = 14      /* our own bug */
};

typedef struct {
  uint64_t value;
} attngen_engine;
typedef struct {
  uint64_t value;
} attngen_spec;
typedef struct {
  uint64_t value;
} attngen_plan;

/* 10000 * major + 100 * minor + patch of the library that is loaded. */
ATTNGEN_API uint32_t attngen_version(void);

/* "ATTNGEN_E_INVALID"; for a number that is no status "unknown status". Static storage. */
ATTNGEN_API const char* attngen_status_name(attngen_status status);

/* What the last failing call of this thread said, one finding a line, each with its fix; "" before
 * any failure. Never null; valid until the next attngen call of this thread. */
ATTNGEN_API const char* attngen_last_error(void);

/* ---- spec ---------------------------------------------------------------------------------- */

typedef struct {
  const char* name; /* of a `dtype NAME = TYPE` line of the text */
  const char* type; /* "bf16", "f16", "f32", ... */
} attngen_dtype_choice;

typedef struct {
  uint32_t struct_size; /* sizeof(attngen_spec_options) */
  const char* variant;  /* a gallery name ("causal_gqa"), or the text of a .cascade file */
  const char* cascade;  /* which cascade of the text; null where it has one */
  const attngen_dtype_choice* dtypes;
  uint32_t dtype_count;
} attngen_spec_options;

/* Parses, verifies and analyses. E_INVALID with every finding (line:column and caret). */
ATTNGEN_API attngen_status attngen_spec_create(const attngen_spec_options* options,
                                               attngen_spec* spec);
ATTNGEN_API attngen_status attngen_spec_destroy(attngen_spec spec);

typedef struct {
  uint32_t struct_size;
  const char* name; /* valid until the spec is destroyed */
  DLDataType dtype; /* what its DLTensor must hold */
  int32_t is_output;
  int32_t axis_count;      /* declared axes; leading extra axes of a DLTensor are batch */
  const char* const* axes; /* rank names, axis_count of them; valid until the spec is destroyed */
} attngen_tensor_info;

/* Tensors in the order in which attngen_args lists them: inputs, then outputs, as the text declares
 * them. E_INVALID beyond the last one. */
ATTNGEN_API attngen_status attngen_spec_tensor(attngen_spec spec, uint32_t index,
                                               attngen_tensor_info* info);

typedef struct {
  uint32_t struct_size;
  const char* name;    /* valid until the spec is destroyed */
  int32_t has_default; /* else attngen_args (or the bounds, when is_static) must give it */
  int32_t is_static;   /* compiled into the kernel: given in attngen_bounds */
} attngen_param_info;

/* Params in the order in which attngen_args lists them. E_INVALID beyond the last one. */
ATTNGEN_API attngen_status attngen_spec_param(attngen_spec spec, uint32_t index,
                                              attngen_param_info* info);

/* ---- log ------------------------------------------------------------------------------------ */

enum {
  ATTNGEN_LOG_OFF = 0,
  ATTNGEN_LOG_ERROR = 1,
  ATTNGEN_LOG_WARN = 2, /* the default: damaged cache entries, kernels compiled late */
  ATTNGEN_LOG_INFO = 3,
  ATTNGEN_LOG_DEBUG = 4,
  ATTNGEN_LOG_TRACE = 5
};
typedef void (*attngen_log_fn)(int32_t level, const char* message, void* user);

/* Messages of the whole process up to `level` go to `log`, one call at a time, which must not call
 * attngen. Null: back to standard error or ATTNGEN_LOG_FILE. */
ATTNGEN_API attngen_status attngen_set_log(attngen_log_fn log, void* user, int32_t level);

/* ---- engine --------------------------------------------------------------------------------- */

typedef struct {
  uint32_t struct_size;  /* sizeof(attngen_engine_options) */
  const char* device;    /* "cuda" "cpu" "vgpu" "oracle" or "auto" (null = "auto") */
  int32_t ordinal;       /* which GPU; 0 on the other devices */
  const char* arch;      /* vgpu: whose PTX runs, "sm_90"; cpu: "avx512_bf16" "avx512" "avx2" "v128"
                            "neon";      null = the device's own */
  const char* cache_dir; /* null = ATTNGEN_CACHE_DIR, else the user's cache folder */
  const char* cache_mode; /* "rw" "ro" "off" "require"; null = ATTNGEN_CACHE, else "rw" */
  uint32_t jobs; /* threads of attngen_prepare, and on the cpu of each run, which the engine then
                    has for itself; 0 = ATTNGEN_JOBS, else by cores and memory, and on the cpu the
                    process's threads, one for each hardware thread that it may use */
  uint32_t check_tables; /* 1: a debug mode. Coordinates and lengths that integer tables hold are
                            checked: on cpu, vgpu and oracle by each run, which refuses them
                            (E_INVALID); on cuda by the kernel, which ends with a trap that the next
                            synchronisation tells. 0 = as ATTNGEN_CHECK_TABLES says */
} attngen_engine_options;

/* options may be null. No kernel is compiled and no GPU memory taken here. */
ATTNGEN_API attngen_status attngen_engine_create(const attngen_engine_options* options,
                                                 attngen_engine* engine);
/* Plans of the engine become stale; memory and tensors that it gave can no longer be released.
 * Runs under way finish first; kernels on a stream must have finished, as for any module that is
 * unloaded. */
ATTNGEN_API attngen_status attngen_engine_destroy(attngen_engine engine);

typedef struct {
  uint32_t struct_size;
  const char* device;      /* "cuda" "cpu" "vgpu" "oracle"; static storage */
  DLDevice dl_device;      /* where tensors must lie */
  char name[128];          /* "NVIDIA H200", "znver4 by LLVM 19.1.7"; truncated */
  char arch[16];           /* "sm_90a", "avx512"; "" on the oracle */
  int32_t multiprocessors; /* on the cpu: threads of a run */
  int32_t shared_bytes_per_block;
  int64_t l2_bytes; /* 0 where there is none to ask */
  int64_t memory_bytes;
  uint64_t compiles;   /* kernels compiled by this engine so far */
  uint64_t cache_hits; /* kernels taken from the cache on disk */
} attngen_engine_info;
ATTNGEN_API attngen_status attngen_engine_describe(attngen_engine engine,
                                                   attngen_engine_info* info);

/* Memory of the engine's device, at a multiple of 256 bytes; for programs without an allocator of
 * their own. 0 bytes give null. The copies go in the order of the stream and return when the bytes
 * are there; attngen_wait returns when all that was enqueued on the stream is done. */
ATTNGEN_API attngen_status attngen_allocate(attngen_engine engine, size_t bytes, void** address);
ATTNGEN_API attngen_status attngen_release(attngen_engine engine, void* address);
ATTNGEN_API attngen_status attngen_copy_to_device(attngen_engine engine, void* to, const void* from,
                                                  size_t bytes, void* stream);
ATTNGEN_API attngen_status attngen_copy_to_host(attngen_engine engine, void* to, const void* from,
                                                size_t bytes, void* stream);
ATTNGEN_API attngen_status attngen_wait(attngen_engine engine, void* stream);

/* A row-major tensor of `axis_count` axes in such memory, with the engine's DLDevice. */
ATTNGEN_API attngen_status attngen_tensor_create(attngen_engine engine, DLDataType dtype,
                                                 int32_t axis_count, const int64_t* shape,
                                                 DLTensor** tensor);
/* `tensor` is one that attngen_tensor_create made, or null. */
ATTNGEN_API attngen_status attngen_tensor_destroy(attngen_engine engine, DLTensor* tensor);

/* ---- plan ---------------------------------------------------------------------------------- */

typedef struct {
  const char* rank;
  int64_t least; /* inclusive */
  int64_t most;  /* inclusive; at most 2^31-1 */
} attngen_rank_bound;

typedef struct {
  const char* name;
  double value;
} attngen_param_value;

typedef struct {
  uint32_t struct_size; /* sizeof(attngen_bounds) */
  const attngen_rank_bound*
      ranks; /* head dims must be fixed (least == most); others default to 0 .. 2^31-1. On the cpu a
                cascade that runs as a loop nest needs the most of the ranks of its temporaries */
  uint32_t rank_count;
  const attngen_param_value* static_params; /* those that are compiled in */
  uint32_t static_param_count;
  uint32_t batch_axes;          /* leading axes of the tensors that have most of them */
  int64_t most_batches;         /* largest product of the batch axes; 0 = no bound */
  const char* const* discarded; /* outputs that runs may leave out (null in attngen_args): they are
                                   written to the workspace, so their ranks need bounds */
  uint32_t discarded_count;
  uint32_t batch_invariant; /* 1: bits of a sequence depend on its own tensors and P alone, not on
                               the rest of the batch. On a GPU, where few rows share keys, runs keep
                               a state for every 1024 keys: ranks and batches need bounds. The
                               other kernels and devices always do so */
} attngen_bounds;

typedef void (*attngen_reason_fn)(void* user, const char* reason);

/* Every reason why the engine cannot run the spec inside these bounds, one call of `reason` each:
 * ATTNGEN_OK with none, ATTNGEN_E_UNSUPPORTED with some. bounds may be null: reasons that hold for
 * every shape. reason may be null. Compiles nothing. */
ATTNGEN_API attngen_status attngen_capability(attngen_engine engine, attngen_spec spec,
                                              const attngen_bounds* bounds,
                                              attngen_reason_fn reason, void* user);

/* Chooses the kernels for every shape inside the bounds; compiles nothing. The plan keeps what it
 * needs of the spec. E_INVALID for bounds that no device could take, with every finding;
 * E_UNSUPPORTED with the reasons that attngen_capability tells. */
ATTNGEN_API attngen_status attngen_plan_create(attngen_engine engine, attngen_spec spec,
                                               const attngen_bounds* bounds, attngen_plan* plan);
ATTNGEN_API attngen_status attngen_plan_destroy(attngen_plan plan);

typedef void (*attngen_key_fn)(void* user, const char* key, const char* entry, const char* source);

/* Every kernel the plan can launch: the cache key (64 hex digits), the entry and the text, which is
 * CUDA, or LLVM IR on the cpu. The set depends on the bounds alone. */
ATTNGEN_API attngen_status attngen_plan_keys(attngen_plan plan, attngen_key_fn key, void* user);

/* Bytes and alignment of the workspace that every run inside the bounds can do with, whatever the
 * lengths: counters and partial states of kernels that cut long keys over the GPU, and outputs that
 * are discarded; 0 bytes where the plan has neither. Its bytes must be zero before the first run
 * that uses it; every run leaves its counters zero. So it is zeroed once, by the caller, and lives
 * with one stream (or captured graph): runs that may overlap need one each. Plans of one engine may
 * take turns with a workspace that is large enough for each of them. */
ATTNGEN_API attngen_status attngen_plan_workspace(attngen_plan plan, size_t* bytes,
                                                  size_t* alignment);

/* After each kernel; return 0 to go on, anything else to stop (E_CANCELLED; what is done stays). */
typedef int32_t (*attngen_progress_fn)(void* user, uint32_t done, uint32_t total, const char* entry,
                                       double ms, int32_t was_cached);

/* Compiles (or finds) and loads every kernel of the plans, in parallel; on the cpu it also takes
 * the memory that runs work in. progress may be null; it is called from one thread at a time. */
ATTNGEN_API attngen_status attngen_prepare(const attngen_plan* plans, size_t count,
                                           attngen_progress_fn progress, void* user);

/* ---- run ----------------------------------------------------------------------------------- */

typedef struct {
  uint32_t struct_size;           /* sizeof(attngen_args) */
  const DLTensor* const* tensors; /* in the order of attngen_spec_tensor */
  uint32_t tensor_count;
  const double*
      params; /* in the order of attngen_spec_param; NaN = the default; null = all defaults */
  uint32_t param_count;
} attngen_args;

/* Enqueues the attention on `stream` (a CUstream; null = the legacy default stream). Where the
 * device is the host the call computes before it returns, and `stream` must be null. Tensors lie on
 * the engine's device: kDLCUDA or kDLCUDAManaged for cuda, kDLCPU for cpu, vgpu and oracle. Strides
 * are in elements and not negative (null = row-major); an input's stride may be 0, and inputs may
 * overlap each other. An output overlaps no other tensor, gaps between its rows included; nor does
 * the workspace. CU_STREAM_LEGACY, CU_STREAM_PER_THREAD and null are streams of the current
 * context, which must be one of the engine's GPU, or none. Integer tables that are used as
 * coordinates must hold coordinates inside wherever conditions reach: vgpu and oracle look before
 * they run (E_INVALID), on cuda and cpu nobody does unless the engine checks tables. `workspace`:
 * attngen_plan_workspace; a run that needs none looks at none, and null is then fine. A kernel that
 * was not prepared is compiled now, said in the log, unless the stream is being captured. The
 * second run of a shape class does not allocate, and on a GPU does not lock; runs on the cpu take
 * turns on their threads, and the bits of a row depend on neither their number nor the batch. */
ATTNGEN_API attngen_status attngen_run(attngen_plan plan, const attngen_args* args, void* workspace,
                                       size_t workspace_bytes, void* stream);

/* ---- merge --------------------------------------------------------------------------------- */

typedef struct {
  uint32_t struct_size;           /* sizeof(attngen_merge_args) */
  const DLTensor* const* parts;   /* the outputs of part 0 in the order of attngen_spec_tensor, then
                                     those of part 1 ...: part_count * output_count tensors */
  uint32_t part_count;            /* 0: the outputs of a run without keys */
  const DLTensor* const* outputs; /* where the joined ones go */
  uint32_t output_count;
} attngen_merge_args;

/* Joins the outputs of runs that computed the same rows over disjoint sets of keys (a shared prefix
 * and what follows it, say) into those of one run over all of them: O and LSE of softmax-like
 * variants, O alone where nothing is normalised. All tensors have one shape each and the types of
 * the spec; parts may lie in any layout (strides as in attngen_run), the joined outputs overlap
 * nothing. E_UNSUPPORTED with the reason where the outputs do not determine the running values
 * behind them. In the order of the parts: on cuda by a kernel on `stream`, in f32, which takes 32
 * parts (fewer of outputs with many axes) and is compiled now unless attngen_prepare_merge was
 * called; on vgpu by the same kernel; elsewhere in fp64. Where the engine's device is the host the
 * call computes before it returns, and `stream` must be null. */
ATTNGEN_API attngen_status attngen_merge(attngen_engine engine, attngen_spec spec,
                                         const attngen_merge_args* args, void* stream);

/* Compiles and loads what attngen_merge needs for tensors with so many axes in front of the declared
 * ones, so that it may be called inside a stream capture. Nothing to do on cpu and oracle. */
ATTNGEN_API attngen_status attngen_prepare_merge(attngen_engine engine, attngen_spec spec,
                                                 uint32_t batch_axes);

/* A DLPack capsule's tensor as attngen_args takes it. E_UNSUPPORTED for another major version (then
 * the capsule's deleter has been called, as DLPack asks), E_INVALID when `writable` and the capsule
 * is read-only. The tensor lives as long as the capsule. */
ATTNGEN_API attngen_status attngen_dlpack_tensor(struct DLManagedTensorVersioned* capsule,
                                                 int32_t writable, const DLTensor** tensor);

#ifdef __cplusplus
}
#endif
#endif
