using System;
using NE.Generators.Lowering;

namespace NE.Generators.Printing;

/// <summary>All sides of one kind of operation: one row of the operation table.</summary>
/// <param name="Record">The record type.</param>
/// <param name="Locality">What one element of its result needs.</param>
/// <param name="Kernels">
/// Methods of NE.Runtime that the C# form may call, as <c>Type.Method</c>; empty for an operation that only exists before fusion or that is
/// generated code itself.
/// </param>
/// <param name="Text">The form in the program's text.</param>
/// <param name="CSharp">The C# form, or null when fusion must absorb the operation.</param>
internal sealed record OperationForm(
    Type Record, Locality Locality, string[] Kernels, Func<Operation, string> Text, Func<Operation, string>? CSharp);
