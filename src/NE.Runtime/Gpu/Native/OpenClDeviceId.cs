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
/// <param name="Platform">Index of its platform.</param>
/// <param name="Index">Its index on the platform.</param>
/// <param name="Handle">The driver's handle.</param>
/// <param name="Info">Its properties.</param>
internal sealed record OpenClDeviceId(int Platform, int Index, nint Handle, DeviceInfo Info)
{
    /// <summary>Size of the largest buffer in bytes.</summary>
    internal long LargestBuffer => (long)Number(Handle, DeviceQuery.MaxMemAllocSize);

    /// <summary>Why the device cannot reproduce the CPU's results bit for bit, in one sentence; empty if it can.</summary>
    internal string Problem => ProblemOf(Info, (DeviceFpConfig)Number(Handle, DeviceQuery.SingleFPConfig), Doubles(Handle));

    /// <summary>
    /// Why a device with these floating-point capabilities cannot reproduce the CPU's results bit for bit; empty if it can.
    /// </summary>
    /// <param name="info">Properties of the device.</param>
    /// <param name="singles">Its reported capabilities for 32-bit floats.</param>
    /// <param name="doubles">Its reported capabilities for 64-bit floats; 0 if it has none.</param>
    internal static string ProblemOf(DeviceInfo info, DeviceFpConfig singles, DeviceFpConfig doubles)
    {
        // PoCL and simulators run on the CPU and round as it does, whatever they report.
        if (!info.Gpu)
        {
            return "";
        }

        List<string> lacks = [];
        if ((singles & DeviceFpConfig.CorrectlyRoundedDivideSqrt) == 0 || (singles & DeviceFpConfig.Fma) == 0)
        {
            lacks.Add("does not round division, square root and fused multiply-add as IEEE 754 requires");
        }

        if ((singles & DeviceFpConfig.Denorm) == 0)
        {
            lacks.Add("flushes subnormal floats to 0");
        }

        if (doubles == 0)
        {
            lacks.Add("has no 64-bit floats");
        }

        return lacks.Count == 0
            ? ""
            : $"{info.Choice} ({info.Name}) {string.Join(" and ", lacks)}, so it cannot reproduce the CPU's results: "
                + "choose another device with --device.";
    }

    /// <summary>Every device of every platform.</summary>
    /// <exception cref="DeviceException">There is none, or a platform fails; the message states the cause.</exception>
    internal static unsafe List<OpenClDeviceId> All()
    {
        NativeLibraryFinding library = NativeLibraries.Find(NativeLibraries.OpenCl);
        if (!library.Found)
        {
            throw new DeviceException(library.Problem);
        }

        const string none = "OpenCL lists no device: install a device's driver (its .icd file belongs in /etc/OpenCL/vendors), "
            + "for tests on the CPU Debian's package pocl-opencl-icd.";
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

        // A platform whose hardware is missing has no devices; the others are still listed.
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

    // Oclgrind reports every device type.
    private static bool IsGpu(DeviceType type) => (type & (DeviceType.Gpu | DeviceType.Cpu)) == DeviceType.Gpu;

    // Values of 4 and 8 bytes: the upper half stays 0 for 4-byte values.
    private static unsafe ulong Number(nint device, DeviceQuery what)
    {
        ulong value = 0;
        OpenClFault.Check(OpenCl.Api.GetDeviceInfo(device, what, sizeof(ulong), &value, null), "clGetDeviceInfo");
        return value;
    }

    // Devices older than OpenCL 1.2 without 64-bit floats do not support this query.
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
