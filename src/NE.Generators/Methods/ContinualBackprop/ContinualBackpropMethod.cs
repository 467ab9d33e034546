using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Methods.ContinualBackprop;

/// <summary>
/// Replaces the least useful mature hidden units after every update of their network (Dohare et al. 2024; docs/algorithm.md, Continual backprop).
/// </summary>
internal sealed record ContinualBackpropMethod(ContinualBackpropAttribute Settings, WeightClipAttribute? Clip) : Method, ISections, IRestarts
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["ReplaceActorUnits", "ReplaceCriticUnits"],
        Words = ["actorTurnover", "criticTurnover"],
    };

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Part<ContinualBackpropAttribute>() is { } settings
        ? new ContinualBackpropMethod(settings, declaration.WeightClip)
        : null;

    private UnitTurnover Turnover => new(
        "Methods::ContinualBackprop",
        ("{0}Turnover", "utilities and ages of the {0}'s hidden units"),
        string.Join("\n", Rules().Select(static rule => rule + ",")),
        ("Replace{0}Units", "Continual backprop of the {0}: replaces its least useful mature units (Dohare et al. 2024)."),
        ("observe units", "Utilities: activations before the step, weights after it."),
        ("replace the least useful mature units",
            "Replacement: layer by layer; the next biases take over the mean contribution of a replaced unit.", "Replace(seed, updates)"));

    /// <inheritdoc/>
    public void AddSections(ProgramBuilder program) => Turnover.AddTo(program);

    /// <inheritdoc/>
    public void AddRestart(SectionBuilder section, Func<Instance, Slot, bool> drawn) => Turnover.AddRestart(section, drawn);

    private IEnumerable<string> Rules()
    {
        yield return $"Utility = global::NE.Dsl.UnitUtility.{Settings.Utility}";
        yield return "Rate = settings.ReplacementRate";
        yield return "Maturity = settings.Maturity";
        yield return "Decay = settings.UtilityDecay";
        yield return "Bound = settings.ReplacementBound";
        if (Settings.Accumulate)
        {
            yield return "Accumulates = true";
        }

        // The clipping bound applies either to all weights at all times or not to these.
        if (Clip is { Scope: ClipScope.All })
        {
            yield return "Kappa = (float)settings.Kappa";
        }
    }
}
