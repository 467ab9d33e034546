namespace NE.Runtime.Gpu.Devices;

/// <summary>What is known of a device.</summary>
public sealed record DeviceInfo
{
    /// <summary>Through what it is driven.</summary>
    public required Backend Backend { get; init; }

    /// <summary>Its choice on a command line: <c>cuda:0</c>, <c>opencl:0.0</c>.</summary>
    public required string Choice { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Versions of driver and compiler, for people.</summary>
    public required string Driver { get; init; }

    /// <summary>Whether it is a GPU; PoCL and Oclgrind run kernels on the processor.</summary>
    public required bool Gpu { get; init; }

    /// <summary>Multiprocessors.</summary>
    public required int Multiprocessors { get; init; }

    /// <summary>Compute capability times ten, 90 for 9.0; 0 outside CUDA.</summary>
    public int Capability { get; init; }

    /// <summary>Bytes of memory.</summary>
    public required long Memory { get; init; }

    /// <summary>Largest cluster of blocks that it was seen to grant, 1 where there are none.</summary>
    public int Cluster { get; init; } = 1;
}
