using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>What a compiler made of a text.</summary>
/// <param name="Image">Machine code of one architecture (cubin), or PTX.</param>
/// <param name="Log">What the compiler said.</param>
public sealed record CompiledText(ReadOnlyMemory<byte> Image, string Log);
