using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;
using NE.Generators.Roles;

namespace NE.Generators.Methods.Review;

/// <summary>
/// Reviews the oldest experience when the critics' activity stops changing (NE paper, section 4.3; docs/algorithm.md, Experience review).
/// </summary>
internal sealed record ReviewMethod(ReviewAttribute Settings) : Method, ISampler, ISections
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["ObserveActivity", "ObserveEvery", "ReviewUnits", "ReviewWindow"],
        Words = ["activated", "activeThreshold", "review", "reviewing", "reviewShare"],
    };

    /// <summary>The state of the review.</summary>
    public static StateId Memory { get; } = new("review");

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Review is { } settings ? new ReviewMethod(settings) : null;

    /// <inheritdoc/>
    public void Sample(SectionBuilder section, Batch batch)
    {
        string meter = section.Program.Meter("reviewShare");
        section.Caption("Experience: uniform, or the oldest when the update reviews (NE paper, section 4.3).");
        section.Program.Draw(
            section, batch, new GatherReviewed(batch.Whole, new Stream("ReplayIndex"), meter, section.Program.Returns));
    }

    /// <inheritdoc/>
    public void AddSections(ProgramBuilder program)
    {
        IReadOnlyList<Instance> critics = program.Networks.In<CriticRole>();
        Number every = program.Constant("ObserveEvery", "int", Settings.ObserveEvery, "Updates between two counts of activated units.");
        program.Constant(
            "ReviewWindow", "int", Settings.Window, "Updates over which the slope of that count is measured (NE paper, section 4.3).");
        program.Constant(
            "ReviewUnits", "int", critics.Sum(static critic => critic.Network.HiddenActivities.Sum(static node => node.Rows)), "Hidden units of the critics.");
        program.Field(new AgentField(
            "Review::ExperienceReview", "review",
            $"new Review::ExperienceReview(\n    ReviewWindow, ObserveEvery, global::NE.Dsl.ReviewSlope.{Settings.Slope}, ReviewUnits, "
                + $"settings.Gain, settings.Floor{(Settings.Observe == ReviewBatch.Probe ? ", ProbeEvery" : "")}"
                + $"{(Settings.Slope == ReviewSlope.Time ? ", updates: settings.Updates" : "")})",
            "")
        { Saved = true });
        program.Report("reviewShare.Report(metrics, Telemetry::MetricNames.ReviewShare);");
        program.Report("metrics.Write(Telemetry::MetricNames.ReviewThreshold, review.Threshold);");
        Number threshold = program.RunValue(
            "activeThreshold", "float", Settings.ActiveThreshold, "(float)settings.ActiveThreshold",
            "neuron score above which a unit is activated");
        bool onProbe = Settings.Observe == ReviewBatch.Probe;
        program.Section(
            "ObserveActivity", $"Counts the critics' activated units {(onProbe ? "on the probe batch" : "on the last training batch")}; "
                + "the review threshold is computed from them.",
            Concern.Update, Cadence.Every(every), onDevice: true, fill: section =>
            {
                List<Value> hidden = [];
                foreach (Instance critic in critics)
                {
                    if (onProbe)
                    {
                        program.Probe.Forward(section, critic);
                    }

                    Group pass = onProbe ? program.Probe.PassOf(critic) : program.PassOf(critic, "Cache");
                    hidden.AddRange(critic.Network.HiddenActivities.Select(node => program.Buffers.Part(pass, node.Name, node.Rows)));
                }

                section.Emit(new CountActivated([.. hidden], threshold));
            });
    }
}
