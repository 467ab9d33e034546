using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>The output of a kernel compiler.</summary>
/// <param name="Image">Machine code of one architecture (cubin), or PTX.</param>
/// <param name="Log">The compiler's log.</param>
public sealed record CompiledText(ReadOnlyMemory<byte> Image, string Log);
