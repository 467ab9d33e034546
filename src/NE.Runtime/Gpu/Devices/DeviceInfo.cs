namespace NE.Runtime.Gpu.Devices;

/// <summary>Properties of a device.</summary>
public sealed record DeviceInfo
{
    /// <summary>The API through which it is driven.</summary>
    public required Backend Backend { get; init; }

    /// <summary>Its name on the command line: <c>cuda:0</c>, <c>opencl:0.0</c>.</summary>
    public required string Choice { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Versions of driver and compiler, for display.</summary>
    public required string Driver { get; init; }

    /// <summary>Whether it is a GPU; PoCL and Oclgrind run kernels on the CPU.</summary>
    public required bool Gpu { get; init; }

    /// <summary>Number of multiprocessors.</summary>
    public required int Multiprocessors { get; init; }

    /// <summary>Compute capability times ten, 90 for 9.0; 0 outside CUDA.</summary>
    public int Capability { get; init; }

    /// <summary>Bytes of memory.</summary>
    public required long Memory { get; init; }

    /// <summary>Largest cluster measured on it, in blocks; 1 without clusters.</summary>
    public int Cluster { get; init; } = 1;
}
