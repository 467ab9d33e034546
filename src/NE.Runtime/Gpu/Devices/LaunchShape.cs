namespace NE.Runtime.Gpu.Devices;

/// <summary>The grid and block size of a launch.</summary>
/// <param name="BlocksX">Blocks in the first dimension.</param>
/// <param name="BlocksY">Blocks in the second.</param>
/// <param name="Threads">Threads per block.</param>
/// <param name="Cooperative">Whether all blocks must run at the same time.</param>
public readonly record struct LaunchShape(int BlocksX, int BlocksY, int Threads, bool Cooperative = false);
