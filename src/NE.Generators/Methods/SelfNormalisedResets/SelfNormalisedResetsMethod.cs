using System;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Methods.SelfNormalisedResets;

/// <summary>
/// Resets hidden units that have been silent for unusually long (Farias and Jozefiak 2024; docs/algorithm.md, Self-normalised resets).
/// </summary>
internal sealed record SelfNormalisedResetsMethod(SelfNormalisedResetsAttribute Settings, WeightClipAttribute? Clip) : Method, ISections, IRestarts
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["ResetSilentActorUnits", "ResetSilentCriticUnits"],
        Words = ["actorSilence", "criticSilence"],
    };

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Part<SelfNormalisedResetsAttribute>() is { } settings
        ? new SelfNormalisedResetsMethod(settings, declaration.WeightClip)
        : null;

    private UnitTurnover Turnover => new(
        "Methods::SelfNormalisedResets",
        ("{0}Silence", "how long the {0}'s hidden units have been silent"),
        $"Every = settings.SilenceEvery, Quantile = settings.SilenceQuantile, Start = settings.SilenceStart,\nMost = {Settings.Most}{Kappa},",
        ("ResetSilent{0}Units", "Self-normalised resets of the {0}'s hidden units (Farias and Jozefiak 2024)."),
        ("observe silence", "Silence: no positive value on the batch, before the step."),
        ("reset units silent for too long, moments = 0", "Reset: units silent for longer than nearly all of their earlier silences.",
            "Reset(seed, updates)"));

    // The clipping bound applies either to all weights at all times or not to these.
    private string Kappa => Clip is { Scope: ClipScope.All } ? ", Kappa = (float)settings.Kappa" : "";

    /// <inheritdoc/>
    public void AddSections(ProgramBuilder program) => Turnover.AddTo(program);

    /// <inheritdoc/>
    public void AddRestart(SectionBuilder section, Func<Instance, Slot, bool> drawn) => Turnover.AddRestart(section, drawn);
}
