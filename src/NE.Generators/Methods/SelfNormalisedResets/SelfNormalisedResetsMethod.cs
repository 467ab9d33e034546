using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Methods.SelfNormalisedResets;

/// <summary>
/// Resets hidden units that have been silent for unusually long (Farias and Jozefiak 2024; docs/algorithm.md, Self-normalised resets).
/// </summary>
internal sealed record SelfNormalisedResetsMethod(SelfNormalisedResetsAttribute Settings, WeightClipAttribute? Clip) : Method, ISections
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

    /// <inheritdoc/>
    public void AddSections(ProgramBuilder program)
    {
        // The clipping bound applies either to all weights at all times or not to these.
        string kappa = Clip is { Scope: ClipScope.All } ? ", Kappa = (float)settings.Kappa" : "";
        new UnitTurnover(
            "Methods::SelfNormalisedResets",
            ("{0}Silence", "how long the {0}'s hidden units have been silent"),
            "Every = settings.SilenceEvery, Quantile = settings.SilenceQuantile, Start = settings.SilenceStart,\n"
                + $"Most = {Settings.Most}{kappa},",
            ("ResetSilent{0}Units", "Self-normalised resets of the {0}'s hidden units (Farias and Jozefiak 2024)."),
            ("observe silence", "Silence: no positive value on the batch, before the step."),
            ("reset units silent for too long, moments = 0", "Reset: units silent for longer than nearly all of their earlier silences.",
                "Reset(seed, updates)"))
            .AddTo(program);
    }
}
