using System.Reflection;
using NE.Runtime.Gpu.Devices;
using Silk.NET.Core.Attributes;
using Silk.NET.OpenCL;

namespace NE.Runtime.Gpu.Native;

/// <summary>Explains error codes of OpenCL.</summary>
internal static class OpenClFault
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
    internal static DeviceException Of(int code, string call)
    {
        string remedy = code switch
        {
            -2 => "the device is in use by another program or was switched off: end that program, or choose another device with --device",
            -4 or -5 or -6 or -61 =>
                "the device or the machine is out of memory: train fewer learners at once, or reduce the replay buffer or the batch",
            -36 or -14 or -9999 => "a kernel failed while it ran (perhaps by an out-of-bounds access) and the device's state is "
                + "lost: resume from the last checkpoint, and report the fault with the experiment",
            -45 or -46 => "the compiled kernels are not those of this program: set NE_KERNEL_CACHE=off and try again",
            -54 or -55 => "the device does not support work-groups of this size: choose another device with --device",
            _ => "reinstall or update the device's OpenCL driver, or choose another device with --device",
        };
        return new($"OpenCL: {call} failed with {code} ({Name(code)}): {remedy}.");
    }

    /// <summary>The name of an error code in <c>cl.h</c>.</summary>
    internal static string Name(int code) =>
        typeof(ErrorCodes).GetField(((ErrorCodes)code).ToString())?.GetCustomAttribute<NativeNameAttribute>()?.Name ?? "a driver-specific error";
}
