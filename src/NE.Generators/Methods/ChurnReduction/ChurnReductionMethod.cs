using System.Globalization;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Methods.Sequence;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;
using NE.Generators.Roles;

namespace NE.Generators.Methods.ChurnReduction;

/// <summary>
/// Penalises what the last step changed on other transitions than its own (C-CHAIN, Tang and Berseth 2024; docs/algorithm.md, Churn reduction).
/// </summary>
internal sealed record ChurnReductionMethod(ChurnReductionAttribute Settings) : Method, IObjectiveTerm, IEvent
{
    private const string Role = "Reference";

    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Words = ["actorChurnBatch", "actorChurnReduction", "criticChurnBatch", "criticChurnReduction"],
        Suffixes = [Role],
    };

    /// <inheritdoc/>
    public bool Measures => false;

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<ChurnReductionAttribute>() is { } settings ? new ChurnReductionMethod(settings) : null;

    /// <inheritdoc/>
    public void Before(SectionBuilder section, Objective objective)
    {
        ProgramBuilder program = section.Program;
        OptimiserGroup group = objective.Group;
        if (!Acts(program, group))
        {
            return;
        }

        AddField(program, group);
        Batch batch = program.NewBatch(group.Name + "ChurnBatch", program.Samples, $"the batch on which the {group.Name}'s next step is not to change outputs");
        batch.Group.Kept = true;
        StateId state = State(group);
        section.Caption($"Churn: what the {group.Name}'s last step changed on transitions drawn before it (C-CHAIN).");
        if (program.Methods.OfType<SequenceMethod>().Any())
        {
            section.Emit(new RuntimeCall(
                "no term at the first step of a visit", $"{state.Name}.Enter({ClearActions.Heads.Name}.Task);", [], [state])
            { AmongDeviceSections = true });
        }

        for (int i = 0; i < group.Instances.Count; i++)
        {
            Instance instance = group.Instances[i];
            Node output = instance.Network.Outputs[0];
            section.Emit(new CompareOutputs(
                state, i, Forward(section, instance, batch), program.Buffers.Part(program.GradientOf(instance), output.Name, output.Rows),
                IsPolicy(program, group) ? program.Limits?.Count ?? program.Actions.Name : Literal(1)));
        }

        section.Back(objective, batch, Role, Part.Gradient);
        section.Emit(new RuntimeCall(
            "put these gradients aside", $"{state.Name}.SetAside();", [.. group.Parameters(Part.Gradient).Select(static layer => (Operand)layer)], [state])
        { AmongDeviceSections = true });
        section.Caption("Churn: transitions for the next step, and the outputs before this one.");
        string name = batch.Group.Name;
        program.Draw(
            section, batch,
            new RuntimeCall(
                $"{name} = gather by ChurnIndex", $"replay.Gather({name}, seed, Random::RandomStreamId.ChurnIndex, (ulong)updates);", [], [batch.Whole])
            { AmongDeviceSections = true });
        for (int i = 0; i < group.Instances.Count; i++)
        {
            section.Emit(new RuntimeCall(
                "keep {0}", $"{state.Name}.Keep({i}, {{0}});", [Forward(section, group.Instances[i], batch)], [state])
            { AmongDeviceSections = true });
        }
    }

    /// <inheritdoc/>
    public void After(SectionBuilder section, Objective objective, Value loss)
    {
        OptimiserGroup group = objective.Group;
        if (Acts(section.Program, group))
        {
            StateId state = State(group);
            section.Emit(new RuntimeCall(
                "gradients += λ * those put aside", $"{state.Name}.Add({{0}});", [loss], [state, .. group.Parameters(Part.Gradient).Select(static layer => (Place)layer)])
            { AmongDeviceSections = true });
        }
    }

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        // Registered last, so the sections of all other events are there.
        foreach (OptimiserGroup group in program.Objectives.Select(static objective => objective.Group).Where(group => Acts(program, group)))
        {
            foreach (Section section in program.Sections.Where(section => section.Concern == Concern.Scheduler && Changes(section, group)))
            {
                StateId state = State(group);
                section.Steps.Add(new Step(
                    $"The {group.Name}'s next step has no term for this change.", [new RuntimeCall("skip a term", $"{state.Name}.Skip();", [], [state])]));
            }
        }
    }

    private static bool Changes(Section section, OptimiserGroup group) => section.Flat.SelectMany(static o => Effects.Of(o).Writes).Any(
        write => write.Parameter is { } parameter && parameter.Part == Part.Online && group.Instances.Contains(parameter.Owner!));

    private static StateId State(OptimiserGroup group) => new(group.Name + "ChurnReduction");

    private static bool IsPolicy(ProgramBuilder program, OptimiserGroup group) => program.Networks.In<ActorRole>().Contains(group.Instances[0]);

    private static Value Forward(SectionBuilder section, Instance instance, Batch batch) => section.Forward(
        instance, Part.Online, section.Program.InputOf(instance, batch), section.Program.PassOf(instance, Role));

    private static string Literal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private bool Acts(ProgramBuilder program, OptimiserGroup group) => Settings.Critics || IsPolicy(program, group);

    private void AddField(ProgramBuilder program, OptimiserGroup group)
    {
        bool policy = IsPolicy(program, group);
        bool squashed = policy && program.Algorithm.Head.Activation != ActivationKind.Tanh;
        string rules = $"Weight = settings.{(policy ? "ChurnWeight" : "CriticChurnWeight")}, Target = settings.ChurnTarget, Start = {Literal(Settings.Start)}, "
            + $"Window = {Literal(Settings.Window)}{(squashed ? ", Squashed = true" : "")}";
        program.Field(new AgentField(
            "Methods::ChurnReduction", State(group).Name,
            $"new Methods::ChurnReduction(\n    \"{group.Name}\", {Literal(group.Instances.Count)}, {(policy ? program.Actions.Name : Literal(1))}, BatchSize,\n"
                + $"    new() {{ {rules} }},\n    {group.Layers})",
            $"the {group.Name}'s outputs before its last step, and the coefficient of their change")
        { NeedsNetworks = true, Saved = true });
    }
}
