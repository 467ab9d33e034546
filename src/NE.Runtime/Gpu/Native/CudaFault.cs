using System.Runtime.InteropServices;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Gpu.Native;

/// <summary>Explains error codes of the CUDA driver.</summary>
internal static unsafe class CudaFault
{
    /// <summary>Throws if a call failed.</summary>
    /// <param name="code">The returned code.</param>
    /// <param name="call">The name of the call.</param>
    /// <exception cref="DeviceException">The code is not 0.</exception>
    internal static void Check(int code, string call)
    {
        if (code != 0)
        {
            throw Of(code, call);
        }
    }

    /// <summary>Cause and remedy of an error code.</summary>
    internal static DeviceException Of(int code, string call) => new($"CUDA: {call} failed with {code} ({Name(code)}): {Remedy(code)}.");

    private static string Remedy(int code) => code switch
    {
        2 => "the GPU is out of memory: train fewer learners at once, reduce the replay buffer or the batch, or end other programs on it",
        46 => "the GPU is in exclusive use by another program: end that program, or choose another GPU with --device cuda:1",
        100 => "the driver is installed but sees no GPU: check `nvidia-smi`, the variable CUDA_VISIBLE_DEVICES and the container's access to "
            + "GPUs, or train with --device cpu",
        101 => "there is no such GPU: `ne doctor` lists the available ones",
        209 => "the kernels were compiled for another GPU: set NE_KERNEL_CACHE=off, or install an NVRTC that supports this GPU",
        218 or 221 => "the driver cannot translate the kernels' PTX: update the driver, or install an NVRTC that supports this GPU",
        222 => "the kernels' PTX is newer than the driver: update the driver, or install an NVRTC no newer than CUDA "
            + $"{CudaDriver.VersionText} and set NE_NVRTC to its folder",
        214 => "the GPU's memory has an uncorrectable error: resume from the last checkpoint on another GPU and have this one "
            + "checked",
        701 => "a block of the kernel needs more registers or shared memory than a multiprocessor has: report it with the name of the GPU",
        702 => "the display's watchdog stopped a kernel: use a GPU that drives no display, or train fewer learners at once; the context is "
            + "lost, so resume from the last checkpoint",
        700 or 710 or 714 or 715 or 716 or 717 or 718 or 719 =>
            "a kernel failed while it ran; the context is lost and nothing was saved from it: resume from the last checkpoint, and report the "
            + "fault with the experiment",
        720 => "the GPU cannot run all blocks of the launch at the same time: train fewer learners at once",
        801 => "the GPU or its driver does not support this: update the driver, or train with --device cpu",
        802 => "the interconnect of the GPUs is not ready: start the NVIDIA fabric manager of the driver's version and try again",
        803 or 804 => "the driver's library and its kernel module are from different releases: reboot, or reinstall the driver",
        912 => "the GPU does not grant clusters of this size: this is a bug in NE.Dsl, report it with the name of the GPU",
        999 => "the driver is installed but cannot use the GPU: reboot, or reinstall the driver",
        _ => "check the GPU with `nvidia-smi`, update the driver, or train with --device cpu",
    };

    private static string Name(int code)
    {
        byte* name;
        return CudaMethods.cuGetErrorName(code, &name) == 0 && Marshal.PtrToStringUTF8((nint)name) is string found
            ? found
            : "an unknown error";
    }
}
