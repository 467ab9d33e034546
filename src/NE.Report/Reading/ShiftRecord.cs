using System.Collections.Generic;

namespace NE.Report.Reading;

/// <summary>A change that a shift made in the task of a run, as <c>shifts.jsonl</c> records it.</summary>
/// <param name="Step">Environment steps done when it was made.</param>
/// <param name="Segment">The segment that began, from 0.</param>
/// <param name="Property">What changed.</param>
/// <param name="Mode"><c>set</c>, <c>scale</c> or <c>nominal</c>, which is the unchanged task.</param>
/// <param name="Values">The new value, or one for each component; empty for the unchanged task.</param>
internal sealed record ShiftRecord(double Step, long Segment, string Property, string Mode, IReadOnlyList<double> Values);
