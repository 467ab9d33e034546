namespace NE.Runtime.Gpu.Native;

/// <summary>Numbers of the header <c>cl.h</c>.</summary>
internal static class OpenClConstants
{
    internal const uint PlatformName = 0x0902;

    internal const ulong DeviceTypeCpu = 1 << 1;
    internal const ulong DeviceTypeGpu = 1 << 2;
    internal const ulong DeviceTypeAll = 0xFFFFFFFF;

    internal const uint DeviceType = 0x1000;
    internal const uint DeviceComputeUnits = 0x1002;
    internal const uint DeviceLargestBuffer = 0x1010;
    internal const uint DeviceSingleConfig = 0x101B;
    internal const uint DeviceMemory = 0x101F;
    internal const uint DeviceName = 0x102B;
    internal const uint DriverVersion = 0x102D;
    internal const uint DeviceDoubleConfig = 0x1032;

    /// <summary>Bit of <see cref="DeviceSingleConfig"/>: numbers below the least normal one are kept.</summary>
    internal const ulong Denormals = 1;

    /// <summary>Bit of <see cref="DeviceSingleConfig"/>: division and square root round to the nearest float.</summary>
    internal const ulong CorrectDivision = 1 << 7;

    /// <summary>Bit of <see cref="DeviceSingleConfig"/>: fma rounds once.</summary>
    internal const ulong FusedMultiplyAdd = 1 << 5;

    internal const ulong MemoryReadWrite = 1;
    internal const uint ProgramBinarySizes = 0x1165;
    internal const uint ProgramBinaries = 0x1166;
    internal const uint BuildLog = 0x1183;

    internal const int BuildFailure = -11;

    /// <summary>The loader knows no platform (extension cl_khr_icd).</summary>
    internal const int NoPlatform = -1001;
}
