using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Model;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the agent: its parts, how it acts, when each section runs, what it reports, saves and loads.</summary>
internal sealed class AgentFile
{
    private readonly CodeWriter code;
    private readonly AgentProgram program;
    private readonly Declaration declaration;
    private readonly NetworkInstance[] instances;
    private readonly ProgramSettings settings;

    private AgentFile(CodeWriter code, AgentProgram program)
    {
        this.code = code;
        this.program = program;
        declaration = program.Plan.Declaration;
        instances = [program.Actor, .. program.Critics];
        settings = new ProgramSettings(program);
    }

    private string Class => Names.Escape(declaration.Name);

    private IEnumerable<ElasticReference> AllElastic => program.Elastic.Concat(program.Protected);

    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(AgentProgram program, string hash)
    {
        Declaration declaration = program.Plan.Declaration;
        return FileFrame.Print(
            declaration, "Agent", hash, FileFrame.Remarks(program.Plan), FileFrame.Part(declaration) + " : Training::ILearnerGroup",
            code => new AgentFile(code, program).Members());
    }

    private void Members()
    {
        Constants();
        Fields();
        Constructor();
        Properties();
        Act();
        EvaluateQ();
        Update();
        Save();
        Load();
        code.Gap().Line("/// <inheritdoc/>").Line("public void Dispose() => arena.Dispose();");
    }

    private void Constants()
    {
        foreach (ProgramConstant constant in program.Constants)
        {
            code.Gap().Summary(constant.Meaning)
                .Line($"private const {constant.Type} {constant.Name} = {Literal.Of(constant.Type, constant.Number)};");
        }
    }

    private void Fields()
    {
        code.Gap().Line("private readonly Memory::Arena arena = new();")
            .Line($"private readonly {settings.Type} settings;")
            .Line("private readonly uint seed;")
            .Line("private readonly Replay::ReplayBuffer replay;");
        if (program.Elastic.Count > 0)
        {
            code.Line("private readonly Topology::ITopologyLog log;");
        }

        code.Gap();
        foreach (RunValue value in program.RunValues)
        {
            code.Line($"private readonly {value.Type} {value.Field}; // {value.Meaning}");
        }

        foreach ((string field, string _) in MomentTables())
        {
            code.Line($"private readonly Kernels::AdamTable {field}; // bias corrections by age of a weight");
        }

        if (SchedulerFile.UsesRate(program))
        {
            code.Line("private readonly double[] growthWeights; // of the schedule at each topology event");
        }

        code.Gap();
        foreach (NetworkInstance instance in instances)
        {
            code.Line($"private readonly {Names.Escape(instance.Network.Plan.Name)} {instance.Field};");
        }

        foreach (ElasticReference elastic in AllElastic)
        {
            code.Line($"private readonly Topology::ElasticLayer {elastic.Field};");
        }

        if (declaration.Review is not null)
        {
            code.Line("private readonly Review::ExperienceReview review;");
        }

        code.Gap();
        foreach (BufferDefinition buffer in program.Buffers)
        {
            code.Line($"private readonly {Type(buffer)} {buffer.Name}; // {buffer.Purpose}");
        }

        code.Line("private readonly Memory::Activations observation; // the one that is acted on")
            .Line(
                $"private readonly {Names.Escape(program.Actor.Network.Plan.Name)}.ForwardCache {Acting}; // the pass that chooses an action")
            .Gap();
        foreach (string meter in program.Meters)
        {
            code.Line($"private readonly Metrics::Meter {meter} = new();");
        }

        IEnumerable<Operation> operations = program.Sections.SelectMany(static s => s.Steps).SelectMany(static s => s.Operations);
        foreach (MeasureChurn churn in operations.OfType<MeasureChurn>())
        {
            code.Line($"private double {churn.Field}; // mean absolute change of the output by the last diagnosed update");
        }

        code.Line("private long updates;");
    }

    private string Acting => program.Actor.Prefix + "Acting";

    private IEnumerable<(string Field, string Rate)> MomentTables()
    {
        if (program.Actor.Network.ByAge)
        {
            yield return ("actorCorrections", "ActorLearningRate");
        }

        if (program.Critics[0].Network.ByAge)
        {
            yield return ("criticCorrections", "CriticLearningRate");
        }
    }

    private void Constructor()
    {
        code.Gap().Summary("Makes one learner at its initial state.")
            .Line("/// <param name=\"context\">One slot, and where topology events are recorded.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">")
            .Line("/// There is not exactly one slot: on the CPU a group is one learner.")
            .Line("/// </exception>");
        code.Block($"public {Class}(Training::LearnerContext context)", () =>
        {
            code.Line("global::System.ArgumentNullException.ThrowIfNull(context);");
            string refusal = "throw new global::System.ArgumentException(";
            code.Block("if (context.Slots.Count != 1)", () => code.Line(refusal).Indented(() => code.Line(
                $"\"{declaration.Name} trains one learner in a group; make a group for each slot.\", nameof(context));")));
            string cast = settings.Own.Any() ? $"({settings.Type})" : "";
            code.Line().Line($"settings = {cast}context.Slots[0].Settings;").Line("seed = context.Slots[0].Seed;").Line("replay = context.Slots[0].Replay;");
            if (program.Elastic.Count > 0)
            {
                code.Line("log = context.TopologyLog;");
            }

            code.Line();
            foreach (RunValue value in program.RunValues)
            {
                code.Line($"{value.Field} = {value.Setting};");
            }

            foreach ((string field, string rate) in MomentTables())
            {
                code.Line($"{field} = new Kernels::AdamTable(settings.{rate}, settings.Beta1, settings.Beta2, settings.Epsilon);");
            }

            if (SchedulerFile.UsesRate(program))
            {
                code.Line($"growthWeights = {SchedulerFile.Weights(declaration.Grow!)};");
            }

            code.Line();
            foreach (NetworkInstance instance in instances)
            {
                string network = Names.Escape(instance.Network.Plan.Name);
                code.Line($"{instance.Field} = new {network}(arena, \"{instance.Name}\", {instance.FirstNumber});");
            }

            foreach (ElasticReference elastic in AllElastic)
            {
                string next = elastic.Next is { } reader ? $"{elastic.Instance.Field}.{reader.Linear.Field}" : "null";
                code.Line(
                    $"{elastic.Field} = new Topology::ElasticLayer({elastic.Instance.Field}.{elastic.Layer.Linear.Field}, {next}, "
                    + $"output: {(elastic.Layer.Plan.Output ? "true" : "false")});");
            }

            if (declaration.Review is { } review)
            {
                code.Line("review = new Review::ExperienceReview(").Indented(() => code.Line(
                    $"ReviewWindow, ObserveEvery, global::NE.Dsl.ReviewSlope.{review.Slope}, ReviewUnits, "
                    + "settings.Gain, settings.Floor);"));
            }

            code.Line();
            foreach (BufferDefinition buffer in program.Buffers)
            {
                code.Line($"{buffer.Name} = {New(buffer)};");
            }

            code.Line("observation = arena.Activations(Observations, 1);")
                .Line($"{Acting} = new {Names.Escape(program.Actor.Network.Plan.Name)}.ForwardCache(arena, 1);")
                .Line();
            foreach (NetworkInstance instance in instances)
            {
                code.Line($"{instance.Field}.Initialise(seed);");
            }
        });
    }

    private static string Type(BufferDefinition buffer) => buffer.Kind switch
    {
        BufferKind.Batch => "Replay::Batch",
        BufferKind.Cache => $"{Names.Escape(buffer.Network!)}.ForwardCache",
        _ => "Memory::Activations",
    };

    private static string New(BufferDefinition buffer) => buffer.Kind switch
    {
        BufferKind.Batch => $"new Replay::Batch(arena, Observations, Actions, {buffer.BatchConstant})",
        BufferKind.Cache => $"new {Names.Escape(buffer.Network!)}.ForwardCache(arena, {buffer.BatchConstant}{(buffer.Place is null ? "" : ", " + buffer.Place)})",
        _ => $"arena.Activations({buffer.Rows}, {buffer.BatchConstant})",
    };

    private void Properties() => code
        .Gap().Line("/// <inheritdoc/>").Line("public int Learners => 1;")
        .Gap().Line("/// <inheritdoc/>").Line("public long Updates => updates;");

    private void Act()
    {
        string output = AgentBuilder.Output(program.Actor, Acting).Name;
        code.Gap().Line("/// <inheritdoc/>");
        code.Block("public void Act(global::System.ReadOnlySpan<float> observations, global::System.Span<float> actions)", () =>
        {
            code.Line("Memory::Activations input = observation;");
            code.Block("for (int i = 0; i < Observations; i++)", () => code.Line("input[i, 0] = observations[i];"));
            code.Line().Line($"{program.Actor.Field}.Forward(Networks::Side.Online, input, {Acting});");
            code.Block("for (int i = 0; i < Actions; i++)", () => code.Line($"actions[i] = ActionLimit * {output}[i, 0];"));
        });
    }

    // Between updates the training batch and its caches hold nothing that is still needed.
    private void EvaluateQ()
    {
        string critic = program.Critics[0].Field, cache = critic.TrimStart('@') + "Cache";
        code.Gap().Line("/// <inheritdoc/>");
        code.Line("public void EvaluateQ(").Indented(() => code
            .Line("int learner, global::System.ReadOnlySpan<float> observations, global::System.ReadOnlySpan<float> actions, global::System.Span<float> values)"));
        code.Line("{").Indented(() => code.Block("for (int first = 0; first < values.Length; first += BatchSize)", () =>
        {
            code.Line("int count = global::System.Math.Min(BatchSize, values.Length - first);");
            code.Line("batch.Fill(observations.Slice(first * Observations, count * Observations), actions.Slice(first * Actions, count * Actions));");
            code.Line($"{critic}.Forward(Networks::Side.Online, batch.StateAction, {cache});");
            code.Block("for (int i = 0; i < count; i++)", () =>
                code.Line($"values[first + i] = {AgentBuilder.Output(program.Critics[0], cache).Name}[0, i];"));
        })).Line("}");
    }

    private void Update()
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Block("public void Update()", () =>
        {
            code.Line("updates++;");
            foreach (Section section in program.Sections.Where(static s => s.Cadence is not null))
            {
                code.Line();
                if (Condition(section.Cadence!) is { } condition)
                {
                    code.Block($"if ({condition})", () => code.Line($"{section.Name}();"));
                }
                else
                {
                    code.Line($"{section.Name}();");
                }
            }
        });
    }

    /// <summary>When a section runs, as a condition; null for at each update.</summary>
    /// <param name="cadence">The cadence.</param>
    /// <param name="counter">What holds the number of the update.</param>
    internal static string? Condition(Cadence cadence, string counter = "updates") => cadence.Kind switch
    {
        CadenceKind.EachUpdate => null,
        CadenceKind.FirstUpdate => $"{counter} == 1",
        CadenceKind.Every => $"{counter} % {cadence.Constant} == 0",
        CadenceKind.EveryUntilGrowthEnds => $"{counter} % {cadence.Constant} == 0 && {counter} < settings.GrowthEnd",
        _ => $"{counter} % settings.MetricsEvery == 0",
    };

    private void Save()
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Block("public void Save(int learner, Networks::ITensorWriter writer)", () =>
        {
            code.Line("writer.Write(\"agent.updates\", [updates], 1);");
            foreach (string stateful in Stateful())
            {
                code.Line($"{stateful}.Save(writer);");
            }

            code.Line("probe.Save(\"probe\", writer);");
            foreach (string meter in program.Meters)
            {
                code.Line($"{meter}.Save(writer, \"agent.{meter}\");");
            }
        });
    }

    private void Load()
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Block("public void Load(int learner, Networks::ITensorReader reader)", () =>
        {
            code.Line("global::System.Span<long> counter = stackalloc long[1];")
                .Line("reader.Read(\"agent.updates\", counter);")
                .Line("updates = counter[0];");
            foreach (string stateful in Stateful())
            {
                code.Line($"{stateful}.Load(reader);");
            }

            code.Line("probe.Load(\"probe\", reader);");
            foreach (string meter in program.Meters)
            {
                code.Line($"{meter}.Load(reader, \"agent.{meter}\");");
            }
        });
    }

    // A layer's own state comes before that of its topology events, which refers to it.
    private IEnumerable<string> Stateful() =>
    [
        .. instances.Select(static i => i.Field),
        .. AllElastic.Select(static e => e.Field),
        .. declaration.Review is null ? (string[])[] : ["review"],
    ];
}
