using NE.Generators.Lowering;

namespace NE.Generators.Phases;

/// <summary>An operation that goes through the samples of a batch, each by itself.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="At">What its names stand for.</param>
/// <param name="Caption">Caption of the step it belongs to.</param>
internal sealed record RowsOperation(Operation Operation, Binding At, string Caption);
