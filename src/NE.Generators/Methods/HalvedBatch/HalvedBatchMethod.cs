using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;
using NE.Generators.Roles;

namespace NE.Generators.Methods.HalvedBatch;

/// <summary>Half batches while few hidden outputs of the critics are above 0, as in the NE paper's released code (docs/algorithm.md, Half batches).</summary>
internal sealed record HalvedBatchMethod : Method, IPrepares, IScalesLoss
{
    private const string Role = "Firing", Field = "halvedBatch", BatchName = "firingBatch", Meter = "batchShare";

    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Words = [BatchName, Field, Meter], Suffixes = [Role] };

    private static StateId State { get; } = new(Field);

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Part<HalvedBatchAttribute>() is null ? null : new HalvedBatchMethod();

    /// <inheritdoc/>
    public void Prepare(ProgramBuilder program)
    {
        program.Refusal ??= "the size of a batch is decided on the host";
        program.Field(new AgentField("Methods::HalvedBatch", Field, "new Methods::HalvedBatch(settings.HalveBelow, BatchSize)", "whether half of a batch counts"));
        program.Report($"{Meter}.Report(metrics, Telemetry::MetricNames.BatchShare);");
    }

    /// <inheritdoc/>
    public void Scale(SectionBuilder section, Objective objective)
    {
        ProgramBuilder program = section.Program;
        IReadOnlyList<Instance> critics = program.Networks.In<CriticRole>();
        if (critics.Contains(objective.Group.Instances[0]))
        {
            Decide(section, critics);
        }

        section.Caption("Gradients of the loss over half of the batch, while few hidden outputs fire.");
        foreach (Instance instance in objective.Group.Instances)
        {
            Node output = instance.Network.Outputs[0];
            Value gradient = program.Buffers.Part(program.GradientOf(instance), output.Name, output.Rows);
            section.Emit(new RuntimeCall("{0} of half of the batch", $"{Field}.Scale({{0}});", [gradient], [State, gradient]) { AmongDeviceSections = true });
        }
    }

    private static void Decide(SectionBuilder section, IReadOnlyList<Instance> critics)
    {
        ProgramBuilder program = section.Program;
        Batch batch = program.NewBatch(BatchName, program.Samples, "the batch on which firing outputs are counted");
        section.Caption("Share of the critics' hidden outputs above 0, on a batch of its own.");
        program.Draw(
            section, batch,
            new RuntimeCall(
                $"{BatchName} = gather by FiringIndex", $"replay.Gather({BatchName}, seed, Random::RandomStreamId.FiringIndex, (ulong)updates);", [], [batch.Whole])
            { AmongDeviceSections = true });
        foreach (Instance critic in critics)
        {
            Group pass = program.PassOf(critic, Role);
            section.Forward(critic, Part.Online, program.InputOf(critic, batch), pass);
            foreach (Node node in critic.Network.HiddenActivities)
            {
                section.Emit(new RuntimeCall(
                    "count {0} above 0", $"{Field}.Count({{0}});", [program.Buffers.Part(pass, node.Name, node.Rows)], [State])
                { AmongDeviceSections = true });
            }
        }

        section.Emit(new RuntimeCall("decide on half of the batch", $"{program.Meter(Meter)}.Add({Field}.Decide());", [], [State]) { AmongDeviceSections = true });
    }
}
