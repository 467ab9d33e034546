using System;

namespace NE.Dsl;

/// <summary>
/// A property of the task that changes during a run, in segments of <see cref="Every"/> steps. Values are drawn or listed, and depend only on
/// the seed, the property and the segment: they are the same for every method, after a resume, and beside other shifts. An experiment may have
/// one shift per property.
/// </summary>
/// <param name="property">The property.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[Repeated("Shifts")]
public sealed class ShiftAttribute(Property property) : PartAttribute
{
    /// <summary>The property that changes.</summary>
    public Property Property { get; } = property;

    /// <summary>The distribution of the values.</summary>
    /// <value>Default <see cref="Draw.None"/> (ours; docs/algorithm.md, Shifts).</value>
    [Setting(Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public Draw Draw { get; set; } = Draw.None;

    /// <summary>Lower bound of drawn values; the mean of normal ones.</summary>
    /// <value>In [-1,000,000, 1,000,000], in the unit of the property. Default 0 (ours; docs/algorithm.md, Shifts).</value>
    [Setting(Least = -1e6, Most = 1e6, Unit = "unit of the property", Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public double From { get; set; } = 0;

    /// <summary>Upper bound of drawn values; the standard deviation of normal ones.</summary>
    /// <value>In [-1,000,000, 1,000,000], in the unit of the property. Default 1 (ours; docs/algorithm.md, Shifts).</value>
    [Setting(Least = -1e6, Most = 1e6, Unit = "unit of the property", Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public double To { get; set; } = 1;

    /// <summary>Whether a drawn value multiplies that of the unchanged task; otherwise it replaces it.</summary>
    /// <value>Default false (ours; docs/algorithm.md, Shifts).</value>
    [Setting(Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public bool Relative { get; set; } = false;

    /// <summary>Values that replace that of the unchanged task, one per segment, from the start again after the last.</summary>
    /// <value>In the unit of the property, or null.</value>
    [Setting(Unit = "unit of the property", Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public double[]? Values { get; set; }

    /// <summary>Factors on the value of the unchanged task, one per segment, from the start again after the last.</summary>
    /// <value>Factors, or null.</value>
    [Setting(Unit = "factors", Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public double[]? Scale { get; set; }

    /// <summary>The geoms, bodies or joints that change, separated by commas.</summary>
    /// <value>Names of the model's elements; empty for all.</value>
    [Setting(Unit = "names", Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public string Of { get; set; } = "";

    /// <summary>Length of a segment.</summary>
    /// <value>1 to 1,000,000,000,000, in environment steps. Default 1,000,000 (ours; docs/algorithm.md, Shifts).</value>
    [Setting(Least = 1, Unit = "environment steps", Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public long Every { get; set; } = 1_000_000;

    /// <summary>When a due change is applied.</summary>
    /// <value>Default <see cref="ChangeAt.EpisodeEnd"/> (ours; docs/algorithm.md, Shifts).</value>
    [Setting(Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public ChangeAt At { get; set; } = ChangeAt.EpisodeEnd;

    /// <summary>The value of the first segment.</summary>
    /// <value>Default <see cref="FirstSegment.Drawn"/> (ours; docs/algorithm.md, Shifts).</value>
    [Setting(Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    public FirstSegment First { get; set; } = FirstSegment.Drawn;

    /// <summary>
    /// Whether a segment lasts more than <see cref="Every"/> steps from the change that began it, so that changes come later and later;
    /// otherwise changes are due at multiples of <see cref="Every"/>. It has an effect with <see cref="ChangeAt.EpisodeEnd"/>.
    /// </summary>
    /// <value>Default false (ours; docs/algorithm.md, Shifts).</value>
    [Setting(Source = "ours; docs/algorithm.md, Shifts", Run = true)]
    [ActsWith(nameof(At), ChangeAt.EpisodeEnd)]
    public bool Drift { get; set; } = false;
}
