using NE.Runtime.Gpu.Devices;

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
    internal static string Name(int code) => code switch
    {
        -1 => "CL_DEVICE_NOT_FOUND",
        -2 => "CL_DEVICE_NOT_AVAILABLE",
        -3 => "CL_COMPILER_NOT_AVAILABLE",
        -4 => "CL_MEM_OBJECT_ALLOCATION_FAILURE",
        -5 => "CL_OUT_OF_RESOURCES",
        -6 => "CL_OUT_OF_HOST_MEMORY",
        -11 => "CL_BUILD_PROGRAM_FAILURE",
        -14 => "CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST",
        -30 => "CL_INVALID_VALUE",
        -33 => "CL_INVALID_DEVICE",
        -34 => "CL_INVALID_CONTEXT",
        -36 => "CL_INVALID_COMMAND_QUEUE",
        -38 => "CL_INVALID_MEM_OBJECT",
        -42 => "CL_INVALID_BINARY",
        -43 => "CL_INVALID_BUILD_OPTIONS",
        -44 => "CL_INVALID_PROGRAM",
        -45 => "CL_INVALID_PROGRAM_EXECUTABLE",
        -46 => "CL_INVALID_KERNEL_NAME",
        -47 => "CL_INVALID_KERNEL_DEFINITION",
        -48 => "CL_INVALID_KERNEL",
        -49 => "CL_INVALID_ARG_INDEX",
        -50 => "CL_INVALID_ARG_VALUE",
        -51 => "CL_INVALID_ARG_SIZE",
        -52 => "CL_INVALID_KERNEL_ARGS",
        -54 => "CL_INVALID_WORK_GROUP_SIZE",
        -55 => "CL_INVALID_WORK_ITEM_SIZE",
        -59 => "CL_INVALID_OPERATION",
        -61 => "CL_INVALID_BUFFER_SIZE",
        -1001 => "CL_PLATFORM_NOT_FOUND_KHR",
        _ => "an error of the driver's own",
    };
}
