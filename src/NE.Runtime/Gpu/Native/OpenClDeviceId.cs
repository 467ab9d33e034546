using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using NE.Runtime.Gpu.Devices;
using Silk.NET.OpenCL;
using DeviceInfo = NE.Runtime.Gpu.Devices.DeviceInfo;
using DeviceQuery = Silk.NET.OpenCL.DeviceInfo;

namespace NE.Runtime.Gpu.Native;

/// <summary>A device of an OpenCL platform.</summary>
/// <param name="Platform">Number of its platform.</param>
/// <param name="Index">Its number on the platform.</param>
/// <param name="Handle">The driver's name for it.</param>
/// <param name="Info">What is known of it.</param>
internal sealed record OpenClDeviceId(int Platform, int Index, nint Handle, DeviceInfo Info)
{
    /// <summary>Bytes of the largest buffer.</summary>
    internal long LargestBuffer => (long)Number(Handle, DeviceQuery.MaxMemAllocSize);

    /// <summary>Why the device cannot give the CPU's bits, one sentence; empty when it can.</summary>
    internal string Problem => ProblemOf(Info, (DeviceFpConfig)Number(Handle, DeviceQuery.SingleFPConfig), Doubles(Handle));

    /// <summary>Why a device that announces these arithmetics cannot give the CPU's bits; empty when it can.</summary>
    /// <param name="info">What is known of the device.</param>
    /// <param name="singles">What it announces of 32-bit floats.</param>
    /// <param name="doubles">What it announces of 64-bit floats; 0 when it has none.</param>
    internal static string ProblemOf(DeviceInfo info, DeviceFpConfig singles, DeviceFpConfig doubles)
    {
        // PoCL and simulators run on the processor and round as it does, whatever they announce.
        if (!info.Gpu)
        {
            return "";
        }

        List<string> lacks = [];
        if ((singles & DeviceFpConfig.CorrectlyRoundedDivideSqrt) == 0 || (singles & DeviceFpConfig.Fma) == 0)
        {
            lacks.Add("does not round division, square root and fused multiply-add as IEEE 754 says");
        }

        if ((singles & DeviceFpConfig.Denorm) == 0)
        {
            lacks.Add("takes very small floats (denormals) for 0");
        }

        if (doubles == 0)
        {
            lacks.Add("has no 64-bit floats");
        }

        return lacks.Count == 0
            ? ""
            : $"{info.Choice} ({info.Name}) {string.Join(" and ", lacks)}, so it cannot give the processor's results: choose another device with "
                + "--device.";
    }

    /// <summary>Every device of every platform.</summary>
    /// <exception cref="DeviceException">There is none, or a platform fails; the message says why.</exception>
    internal static unsafe List<OpenClDeviceId> All()
    {
        NativeLibraryFinding library = NativeLibraries.Find(NativeLibraries.OpenCl);
        if (!library.Found)
        {
            throw new DeviceException(library.Problem);
        }

        const string none = "OpenCL knows no device: install the driver of one (its .icd file belongs into /etc/OpenCL/vendors), for tests on "
            + "the processor Debian's package pocl-opencl-icd.";
        uint count = 0;
        int code = OpenCl.Api.GetPlatformIDs(0, null, &count);
        if (code == (int)ErrorCodes.PlatformNotFoundKhr || (code == 0 && count == 0))
        {
            throw new DeviceException(none);
        }

        OpenClFault.Check(code, "clGetPlatformIDs");
        nint[] platforms = new nint[count];
        fixed (nint* first = platforms)
        {
            OpenClFault.Check(OpenCl.Api.GetPlatformIDs(count, first, null), "clGetPlatformIDs");
        }

        List<OpenClDeviceId> found = [];
        for (int platform = 0; platform < platforms.Length; platform++)
        {
            AddDevices(found, platform, platforms[platform]);
        }

        return found.Count > 0 ? found : throw new DeviceException(none);
    }

    private static unsafe void AddDevices(List<OpenClDeviceId> found, int number, nint platform)
    {
        uint count = 0;
        int code = OpenCl.Api.GetDeviceIDs(platform, DeviceType.All, 0, null, &count);

        // A platform whose hardware is absent has no devices; others still count.
        if (code != 0 || count == 0)
        {
            return;
        }

        nint[] devices = new nint[count];
        fixed (nint* first = devices)
        {
            code = OpenCl.Api.GetDeviceIDs(platform, DeviceType.All, count, first, null);
            OpenClFault.Check(code, "clGetDeviceIDs");
        }

        string platformName = PlatformText(platform, PlatformInfo.Name);
        for (int index = 0; index < devices.Length; index++)
        {
            nint device = devices[index];
            DeviceInfo info = new()
            {
                Backend = Backend.OpenCl,
                Choice = string.Create(CultureInfo.InvariantCulture, $"opencl:{number}.{index}"),
                Name = DeviceText(device, DeviceQuery.Name),
                Driver = $"{platformName}, driver {DeviceText(device, DeviceQuery.DriverVersion)}",
                Gpu = IsGpu((DeviceType)Number(device, DeviceQuery.Type)),
                Multiprocessors = (int)Number(device, DeviceQuery.MaxComputeUnits),
                Memory = (long)Number(device, DeviceQuery.GlobalMemSize),
            };
            found.Add(new(number, index, device, info));
        }
    }

    // Oclgrind says it is of every type.
    private static bool IsGpu(DeviceType type) => (type & (DeviceType.Gpu | DeviceType.Cpu)) == DeviceType.Gpu;

    // Values of 4 and 8 bytes: the upper half stays 0 for the short ones.
    private static unsafe ulong Number(nint device, DeviceQuery what)
    {
        ulong value = 0;
        OpenClFault.Check(OpenCl.Api.GetDeviceInfo(device, what, sizeof(ulong), &value, null), "clGetDeviceInfo");
        return value;
    }

    // Devices older than OpenCL 1.2 that have none do not know the question.
    private static unsafe DeviceFpConfig Doubles(nint device)
    {
        DeviceFpConfig value = DeviceFpConfig.None;
        int code = OpenCl.Api.GetDeviceInfo(device, DeviceQuery.DoubleFPConfig, sizeof(ulong), &value, null);
        return code == 0 ? value : DeviceFpConfig.None;
    }

    private static unsafe string DeviceText(nint device, DeviceQuery what)
    {
        nuint length = 0;
        OpenClFault.Check(OpenCl.Api.GetDeviceInfo(device, what, 0, null, &length), "clGetDeviceInfo");
        byte[] text = new byte[length];
        fixed (byte* first = text)
        {
            OpenClFault.Check(OpenCl.Api.GetDeviceInfo(device, what, length, first, null), "clGetDeviceInfo");
        }

        return Text(text);
    }

    private static unsafe string PlatformText(nint platform, PlatformInfo what)
    {
        nuint length = 0;
        OpenClFault.Check(OpenCl.Api.GetPlatformInfo(platform, what, 0, null, &length), "clGetPlatformInfo");
        byte[] text = new byte[length];
        fixed (byte* first = text)
        {
            OpenClFault.Check(OpenCl.Api.GetPlatformInfo(platform, what, length, first, null), "clGetPlatformInfo");
        }

        return Text(text);
    }

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text).TrimEnd('\0').Trim();
}
