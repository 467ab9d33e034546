namespace NE.Runtime.Gpu.Native;

/// <summary>Constants from the header <c>cuda.h</c>.</summary>
internal static class CudaConstants
{
    // CUdevice_attribute.
    internal const int Multiprocessors = 16;
    internal const int CapabilityMajor = 75;
    internal const int CapabilityMinor = 76;
    internal const int LargestShared = 97;
    internal const int ClusterLaunch = 120;

    // CUfunction_attribute.
    internal const int LargestDynamicShared = 8;
    internal const int RequiredClusterWidth = 11;
    internal const int NonPortableClusterAllowed = 14;

    /// <summary>Largest cluster that every device with clusters guarantees; a function must opt in to larger ones.</summary>
    internal const int PortableCluster = 8;

    /// <summary>Flag of a context: a waiting thread sleeps.</summary>
    internal const uint BlockingWait = 4;

    /// <summary>Flag of a context: a waiting thread spins.</summary>
    internal const uint SpinningWait = 1;

    /// <summary>Flag of a stream: it does not wait for the default stream.</summary>
    internal const uint NonBlockingStream = 1;

    // CUresult.
    internal const int OutOfMemory = 2;
}
