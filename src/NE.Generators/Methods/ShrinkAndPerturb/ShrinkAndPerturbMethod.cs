using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Methods.WeightClip;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.ShrinkAndPerturb;

/// <summary>Moves all learned parameters towards new random values at intervals (Ash and Adams 2020; docs/algorithm.md, Shrink and perturb).</summary>
internal sealed record ShrinkAndPerturbMethod(ShrinkAndPerturbAttribute Settings, WeightClipAttribute? Clip) : Method, IEvent
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Members = ["PerturbEvery", "PerturbLayers"], Words = ["perturb", "shrink"] };

    /// <inheritdoc/>
    public bool Measures => false;

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Part<ShrinkAndPerturbAttribute>() is { } settings
        ? new ShrinkAndPerturbMethod(settings, declaration.WeightClip)
        : null;

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        Number every = program.Constant("PerturbEvery", "int", Settings.Every, "Updates between two events of shrink and perturb.");
        Number shrink = program.RunValue("shrink", "float", Settings.Shrink, "(float)settings.Shrink", "p, share of the old value");
        Number perturb = program.RunValue(
            "perturb", "float", Settings.Perturb < 0 ? 1 - Settings.Shrink : Settings.Perturb,
            "(float)(settings.Perturb < 0 ? 1 - settings.Shrink : settings.Perturb)", "q, share of the new value");
        program.Section(
            "PerturbLayers", "Moves all learned networks towards new random values (Ash and Adams 2020).", Concern.Scheduler,
            Cadence.Every(every), section =>
            {
                foreach (Instance instance in program.Objectives.SelectMany(static objective => objective.Group.Instances))
                {
                    section.Caption($"{instance.Name}: parameters = p parameters + q new values; masks stay.");
                    foreach (Slot slot in instance.Network.Slots.Where(slot => Settings.Norms || slot.Storage.Matrix))
                    {
                        Move(section, new Parameter(instance, slot, Part.Online), shrink, perturb);
                    }
                }
            });
    }

    private void Move(SectionBuilder section, Parameter layer, Number shrink, Number perturb)
    {
        bool matrix = layer.Slot.Storage.Matrix;

        // The clipping bound applies either to all weights at all times or not to these.
        Number? kappa = matrix && Clip is { Scope: ClipScope.All } clip ? WeightClipMethod.Kappa(clip) : null;
        List<string> words = [], rules = [];
        List<Part> changed = [Part.Online];
        void Also(bool wanted, string word, string rule, params Part[] parts)
        {
            if (wanted)
            {
                words.Add(word);
                rules.Add(rule);
                changed.AddRange(parts);
            }
        }

        Also(Settings.DrawBias && matrix, "", "DrawsBias = true");
        Also(Settings.MoveTarget, "target likewise", "MovesTarget = true", Part.Target);
        Also(Settings.ResetMoments, "moments = 0", "ForgetsMoments = true", layer.Slot.Storage.Counted ? [Part.Moments, Part.Steps] : [Part.Moments]);
        Also(kappa is not null, "clip to {3}", "Kappa = {3}");
        string given = rules.Count == 0 ? "default" : $"new() {{ {string.Join(", ", rules)} }}";
        string moved = !matrix ? "{0} = {1} * {0} + {2} * values at the start"
            : Settings.DrawBias ? "{0} = {1} * {0} + {2} * new values" : "{0} = {1} * {0} + {2} * new weights";
        section.Emit(new RuntimeCall(
            string.Join(", ", ((IEnumerable<string>)[moved, .. words]).Where(static word => word.Length > 0)),
            matrix
                ? $"Methods::ShrinkAndPerturb.Apply({{0}}, {{1}}, {{2}}, {given}, seed, updates);"
                : $"Methods::ShrinkAndPerturb.Apply({{0}}, {{1}}, {{2}}, {given});",
            kappa is null ? [layer, shrink, perturb] : [layer, shrink, perturb, kappa],
            [.. changed.Select(part => (Place)layer.At(part))]));
    }
}
