using System.Collections.Generic;

namespace NE.Report.Comparing;

/// <summary>The events of one kind in a run.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Marks">Environment steps, and how much happened: connections, units, or events.</param>
internal sealed record EventRow(string Name, IReadOnlyList<(double Step, double Amount)> Marks);
