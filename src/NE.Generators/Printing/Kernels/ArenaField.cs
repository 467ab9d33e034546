namespace NE.Generators.Printing.Kernels;

/// <summary>A part of a learner's arena on the device.</summary>
/// <param name="Offset">Its offset, in floats.</param>
/// <param name="Stride">Floats from one sample to the next.</param>
internal readonly record struct ArenaField(int Offset, int Stride);
