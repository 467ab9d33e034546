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
using NE.Generators.Roles;

namespace NE.Generators.Methods.DrM;

/// <summary>Perturbs networks, and explores, by the dormant share of the actor's units (Xu et al. 2024; docs/algorithm.md, DrM).</summary>
internal sealed record DrMMethod(DrMAttribute Settings, WeightClipAttribute? Clip) : Method, IPrepares, IObjectiveTerm, IEvent, IExplorationNoise
{
    private const string Role = "Dormancy", Field = "drM";

    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["DrMEvery", "PerturbByDormancy"],
        Words = [Field],
        Suffixes = [Role],
        NetworkMembers = ["Sums"],
        NetworkWords = ["sums"],
    };

    /// <inheritdoc/>
    public bool Measures => false;

    private static StateId State { get; } = new(Field);

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<DrMAttribute>() is { } settings ? new DrMMethod(settings, declaration.WeightClip) : null;

    /// <inheritdoc/>
    public void Prepare(ProgramBuilder program) => program.Field(new AgentField(
        "Methods::DrM", Field,
        "new Methods::DrM(new()\n{\n    Threshold = settings.DrMThreshold, Rate = settings.DrMRate, Least = settings.DrMLeast, Most = settings.DrMMost,\n"
            + $"    Calm = settings.DrMCalm,{(Settings.ResetMoments ? " ForgetsMoments = true," : "")}\n}})",
        "dormant share of the actor's units")
    { Saved = true });

    /// <inheritdoc/>
    public string Deviation(string deviation) => Settings.Explore ? $"{Field}.Deviation(ActionLimit, {deviation}, updates)" : deviation;

    /// <inheritdoc/>
    public void Before(SectionBuilder section, Objective objective)
    {
    }

    // Between backward pass and step the values of the pass are those of the present parameters.
    /// <inheritdoc/>
    public void After(SectionBuilder section, Objective objective, Value loss)
    {
        ProgramBuilder program = section.Program;
        Instance actor = objective.Group.Instances[0];
        if (!program.Networks.In<ActorRole>().Contains(actor))
        {
            return;
        }

        Network network = actor.Network;
        var sums = new Group("sums", network.Name + ".ForwardCache", program.Samples, "", formal: true) { Network = network };
        Routine routine = network.Add(
            "Sums", "Weighted sums of all layers on the batch of a pass, before normalisations and activations.",
            [.. network.Matrices.Select(node => (Operation)new LinearForward(
                new Parameter(null, node.Slot!, Part.Online), network.ValueOf(node.From[0]), program.Buffers.Part(sums, node.Name, node.Rows),
                ActivationFunction.Identity))],
            sums);
        Group cache = program.PassOf(actor, "Cache"), pass = program.PassOf(actor, Role);
        section.Emit(new Call(
            routine, program.Buffers, actor, Part.Online, null, null,
            [
                .. routine.Formals.Select(formal => formal == network.Input ? new Argument(formal, null, program.InputOf(actor, program.Batch))
                    : new Argument(formal, formal == sums ? pass : cache, null)),
            ]));
        foreach (Node node in network.Matrices)
        {
            section.Emit(new RuntimeCall(
                "count dormant units of {0}", $"{Field}.Observe({{0}});", [program.Buffers.Part(pass, node.Name, node.Rows)], [State])
            { AmongDeviceSections = true });
        }

        section.Emit(new RuntimeCall("dormant share of the actor", $"{Field}.Conclude(updates);", [], [State]) { AmongDeviceSections = true });
    }

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        Number every = program.Constant("DrMEvery", "int", Settings.Every, "Updates between two perturbations by dormancy.");
        program.Section(
            "PerturbByDormancy", "Moves all learned networks towards new random values, by the dormant share of the actor (DrM, Xu et al. 2024).",
            Concern.Scheduler, Cadence.Every(every), section =>
            {
                foreach (Instance instance in program.Objectives.SelectMany(static objective => objective.Group.Instances))
                {
                    bool separate = !program.Networks.In<ActorRole>().Contains(instance);
                    section.Caption($"{instance.Name}: parameters = α parameters + (1 - α) orthogonal matrices; masks stay.");
                    foreach (Slot slot in instance.Network.Slots)
                    {
                        Perturb(section, new Parameter(instance, slot, Part.Online), separate);
                    }
                }
            });
    }

    private void Perturb(SectionBuilder section, Parameter layer, bool separate)
    {
        bool matrix = layer.Slot.Storage.Matrix;
        if (!matrix && !Settings.ResetMoments)
        {
            return;
        }

        Number? kappa = matrix && Clip is { Scope: ClipScope.All } clip ? WeightClipMethod.Kappa(clip) : null;
        List<Part> changed = matrix ? [Part.Online, Part.Target] : [];
        if (Settings.ResetMoments)
        {
            changed.AddRange(layer.Slot.Storage.Counted ? [Part.Moments, Part.Steps] : [Part.Moments]);
        }

        string words = string.Join(", ", ((IEnumerable<string>)
        [
            matrix ? $"{{0}} = α * {{0}} + (1 - α) * orthogonal matrix, target likewise{(separate ? " by its own" : "")}" : "{0}",
            Settings.ResetMoments ? "moments = 0" : "",
            kappa is null ? "" : "clip to {1}",
        ]).Where(static word => word.Length > 0));
        section.Emit(new RuntimeCall(
            words,
            matrix
                ? $"{Field}.Perturb({{0}}, separateTarget: {(separate ? "true" : "false")}, kappa: {(kappa is null ? "0" : "{1}")}, seed, updates);"
                : $"{Field}.Perturb({{0}});",
            kappa is null ? [layer] : [layer, kappa], [State, .. changed.Select(part => (Place)layer.At(part))]));
    }
}
