using System.Reflection;
using NE.Runtime.Gpu.Devices;
using Silk.NET.Core.Attributes;
using Silk.NET.OpenCL;

namespace NE.Runtime.Gpu.Native;

/// <summary>Error codes of OpenCL in words.</summary>
internal static class OpenClFault
{
    /// <summary>Throws when a call failed.</summary>
    /// <param name="code">What it returned.</param>
    /// <param name="call">Its name.</param>
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
                "the device or the machine is out of memory: train fewer learners at once, or make replay or batch smaller",
            -36 or -14 or -9999 => "a kernel failed while it ran (it may have reached outside its memory) and the device's state is lost: resume "
                + "from the last checkpoint, and report the fault with the experiment",
            -45 or -46 => "the compiled kernels are not those of this program: set NE_KERNEL_CACHE=off and try again",
            -54 or -55 => "the device runs no groups of this size: choose another device with --device",
            _ => "reinstall or update the device's OpenCL driver, or choose another device with --device",
        };
        return new($"OpenCL: {call} failed with {code} ({Name(code)}): {remedy}.");
    }

    /// <summary>The name of an error code in <c>cl.h</c>.</summary>
    internal static string Name(int code) =>
        typeof(ErrorCodes).GetField(((ErrorCodes)code).ToString())?.GetCustomAttribute<NativeNameAttribute>()?.Name ?? "an error of the driver's own";
}
