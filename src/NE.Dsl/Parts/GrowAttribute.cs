using System;

namespace NE.Dsl;

/// <summary>Growth: each event activates the connections that would reduce the loss most (NE paper, section 4.1).</summary>
[AttributeUsage(AttributeTargets.Class)]
public class GrowAttribute : PartAttribute
{
    /// <summary>Updates between events.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 1,000 (ours; docs/algorithm.md, Growth schedule).</value>
    [Setting(Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, Growth schedule")]
    public int Every { get; set; } = 1_000;

    /// <summary>How growth is distributed over the run.</summary>
    /// <value>Default <see cref="Anneal.Cosine"/> (NE paper, section 4.1).</value>
    [Setting(Source = "NE paper, section 4.1")]
    public Anneal Schedule { get; set; } = Anneal.Cosine;

    /// <summary>How connections are selected for growth.</summary>
    /// <value>Default <see cref="Score.Gradient"/> (NE paper, section 4.1).</value>
    [Setting(Source = "NE paper, section 4.1")]
    public Score By { get; set; } = Score.Gradient;

    /// <summary>What determines the size of an event.</summary>
    /// <value>
    /// Default <see cref="Control.ClosedLoop"/> (ours; docs/algorithm.md, Growth schedule); Paper <see cref="Control.OpenLoop"/> (NE
    /// paper, section 4.1).
    /// </value>
    [Setting(Source = "ours; docs/algorithm.md, Growth schedule")]
    [InPreset(Preset.Paper, Control.OpenLoop, Source = "NE paper, section 4.1")]
    public Control Control { get; set; } = Control.ClosedLoop;

    /// <summary>Share of the basis grown per event when the schedule is at 1; has an effect with <see cref="Control.OpenLoop"/>.</summary>
    /// <value>
    /// In [0, 1]; 0 computes the rate that reaches the final density at the end. Default 0 (ours; docs/algorithm.md, Growth schedule).
    /// </value>
    [Setting(
        Least = 0, Most = 1, Unit = "k, share of the basis per event; 0: reaches the final density",
        Source = "ours; docs/algorithm.md, Growth schedule", Run = true)]
    [ActsWith(nameof(Control), Control.OpenLoop)]
    public double Rate { get; set; } = 0;

    /// <summary>
    /// Factor of the schedule; has an effect with <see cref="Control.OpenLoop"/> and a <see cref="Rate"/>: an automatic rate compensates for it.
    /// </summary>
    /// <value>Above 0. Default 1 (ours; docs/algorithm.md, Growth schedule).</value>
    [Setting(Above = 0, Unit = "α of the schedule", Source = "ours; docs/algorithm.md, Growth schedule", Run = true)]
    [ActsWith(nameof(Control), Control.OpenLoop)]
    public double Amplitude { get; set; } = 1;

    /// <summary>Exponent of the schedule; has an effect with <see cref="Anneal.WarmDecay"/>.</summary>
    /// <value>Above 0. Default 1 (ours; docs/algorithm.md, Growth schedule).</value>
    [Setting(Above = 0, Unit = "exponent of the warm decay", Source = "ours; docs/algorithm.md, Growth schedule", Run = true)]
    [ActsWith(nameof(Schedule), Anneal.WarmDecay)]
    public double Power { get; set; } = 1;

    /// <summary>The quantity that the rate is a share of.</summary>
    /// <value>Default <see cref="GrowthBasis.LayerSize"/> (ours; docs/algorithm.md, Growth schedule).</value>
    [Setting(Source = "ours; docs/algorithm.md, Growth schedule")]
    public GrowthBasis Basis { get; set; } = GrowthBasis.LayerSize;

    /// <summary>Update at which growth ends; 0 means the last update of the run.</summary>
    /// <value>0 to 1,000,000,000,000, in updates. Default 0 (NE paper, section 4.1).</value>
    [Setting(Least = 0, Unit = "update; 0: the end of the run", Source = "NE paper, section 4.1", Run = true, InRunSettings = true)]
    public long Until { get; set; } = 0;

    /// <summary>The initial value of a grown weight.</summary>
    /// <value>Default <see cref="Newborn.Random"/> (NE paper, appendix).</value>
    [Setting(Source = "NE paper, appendix")]
    public Newborn Newborn { get; set; } = Newborn.Random;

    /// <summary>Whether connections whose score is exactly 0 stay dead; unused growth is carried over to the next event.</summary>
    /// <value>Default true (ours; docs/algorithm.md, Growth selection); Paper false (NE paper, section 4.1).</value>
    [Setting(Source = "ours; docs/algorithm.md, Growth selection")]
    [InPreset(Preset.Paper, false, Source = "NE paper, section 4.1")]
    public bool SkipZeroScore { get; set; } = true;
}
