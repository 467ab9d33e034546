using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Algorithms;
using NE.Generators.Building.Points;
using NE.Generators.Methods;
using NE.Generators.Metrics;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Building;

/// <summary>Builds the program of an experiment. It names no algorithm and no method.</summary>
internal sealed class ProgramBuilder
{
    private readonly List<OptimiserGroup> optimisers = [];
    private readonly List<Objective> objectives = [];
    private readonly List<Number> numbers = [];
    private readonly List<AgentField> fields = [];
    private readonly List<string> meters = [];
    private readonly List<string> reports = [];
    private readonly List<Section> sections = [];
    private readonly List<Routine> routines = [];
    private readonly List<AgentMember> members = [];

    private ProgramBuilder(ExperimentPlan plan)
    {
        Plan = plan;
        Algorithm = AlgorithmRegistry.Of(plan.Declaration);
        Methods = MethodRegistry.Of(plan.Declaration);
        TaskDeclaration task = plan.Declaration.Task;
        Observations = Width("Observations", task.Observations, "Length of an observation.");
        Actions = Width("Actions", task.Actions, "Length of an action.");
        ActionLimit = Constant("ActionLimit", "float", task.ActionLimit, "Actions are within ± this value.");
        Constant("BatchSize", "int", plan.Declaration.Algorithm.BatchSize, "Batch size.");
        Samples = new Samples("BatchSize", plan.Declaration.Algorithm.BatchSize);
        Networks = new NetworkBuilder(plan, Methods, Buffers);

        Batch = NewBatch("batch", Samples, "the transitions of an update");
        Probe = new Probe(this);
    }

    /// <summary>Sizes and densities.</summary>
    public ExperimentPlan Plan { get; }

    /// <summary>The experiment.</summary>
    public Declaration Declaration => Plan.Declaration;

    /// <summary>The algorithm.</summary>
    public Algorithm Algorithm { get; }

    /// <summary>The methods, in the order in which they act.</summary>
    public IReadOnlyList<Method> Methods { get; }

    /// <summary>The buffers.</summary>
    public Buffers Buffers { get; } = new();

    /// <summary>Samples of a batch.</summary>
    public Samples Samples { get; }

    /// <summary>Length of an observation.</summary>
    public Number Observations { get; }

    /// <summary>Length of an action.</summary>
    public Number Actions { get; }

    /// <summary>Actions are within ± this value.</summary>
    public Number ActionLimit { get; }

    /// <summary>The transitions of an update.</summary>
    public Batch Batch { get; }

    /// <summary>The networks.</summary>
    public NetworkBuilder Networks { get; }

    /// <summary>The batch for diagnosis.</summary>
    public Probe Probe { get; }

    /// <summary>The routine that computes the dense gradients of all layers that may grow, or null.</summary>
    public Routine? Scores { get; set; }

    /// <summary>The sections so far.</summary>
    public IReadOnlyList<Section> Sections => sections;

    /// <summary>The objectives, in the algorithm's order.</summary>
    public IReadOnlyList<Objective> Objectives => objectives;

    /// <summary>Whether objectives are also computed outside the update and are therefore routines.</summary>
    public bool Shares => Methods.OfType<IEvent>().Any(static method => method.Measures);

    /// <summary>Builds the program of a plan, before any pass.</summary>
    public static ProgramModel Build(ExperimentPlan plan)
    {
        var builder = new ProgramBuilder(plan);
        foreach (IPrepares method in builder.Methods.OfType<IPrepares>())
        {
            method.Prepare(builder);
        }

        builder.Probe.AddGather();
        MetricRegistry.AddBefore(builder, builder.Probe);
        builder.Algorithm.Lower(builder);
        MetricRegistry.AddAfter(builder, builder.Probe);
        foreach (ISections method in builder.Methods.OfType<ISections>())
        {
            method.AddSections(builder);
        }

        foreach (IEvent method in builder.Methods.OfType<IEvent>())
        {
            method.AddEvents(builder);
        }

        MetricRegistry.AddDiagnosis(builder, builder.Probe);
        return new ProgramModel(
            plan, builder.Buffers, builder.Networks.All, builder.Networks.Instances, builder.optimisers, builder.numbers, builder.fields, builder.meters,
            builder.reports, builder.sections, builder.routines,
            builder.members, builder.Batch)
        {
            MarksEpisodeEnds = builder.Returns is not null,
            KeepsPolicyActions = builder.KeepsPolicyActions,
            ExchangesReplay = builder.ExchangesReplay,
            Refusal = builder.Refusal,
        };
    }

    /// <summary>The n-step returns of batches on which losses are computed, stated by the algorithm; null for transitions as stored.</summary>
    public NStepReturn? Returns { get; set; }

    /// <summary>Whether the replay buffer keeps the policy's actions, without noise, beside those taken.</summary>
    public bool KeepsPolicyActions { get; set; }

    /// <summary>Whether the replay buffer is exchanged for another during a run.</summary>
    public bool ExchangesReplay { get; set; }

    /// <summary>Why no device can run the program, as the end of a sentence; null if that is not known.</summary>
    public string? Refusal { get; set; }

    /// <summary>Statements that follow the change of the present task.</summary>
    public List<string> Entering { get; } = [];

    /// <summary>A number that is part of the program.</summary>
    public Number Constant(string name, string type, double amount, string meaning) => Once(numbers, new Number(name, type, amount, meaning));

    /// <summary>A run value, stored in a field.</summary>
    public Number RunValue(string name, string type, double amount, string setting, string meaning, bool varies = false) =>
        Once(numbers, new Number(name, type, amount, meaning, setting) { Varies = varies });

    /// <summary>A number that is a width of a sample: buffers of this width are written with its name.</summary>
    public Number Width(string name, int amount, string meaning) =>
        Once(numbers, new Number(name, "int", amount, meaning) { Width = true });

    /// <summary>A field of the agent.</summary>
    public void Field(AgentField field)
    {
        if (!fields.Contains(field))
        {
            fields.Add(field);
        }
    }

    /// <summary>A member of the agent other than its sections.</summary>
    public void Member(AgentMember member) => Once(members, member);

    /// <summary>The optimiser group of an instance, or null.</summary>
    public OptimiserGroup? OptimiserOf(Instance instance) => optimisers.Find(group => group.Instances.Contains(instance));

    /// <summary>When the parameters of a group are stepped: the cadence of the section that does it.</summary>
    public Cadence CadenceOf(OptimiserGroup group) => sections.First(section => section.Concern == Concern.Update && section.Flat.SelectMany(static o => Effects.Of(o).Writes).Any(
        write => write.Parameter is { } parameter && parameter.Part == Part.Moments && group.Instances.Contains(parameter.Owner!))).Cadence;

    /// <summary>A running mean.</summary>
    public string Meter(string name) => Once(meters, name);

    /// <summary>A statement of the report.</summary>
    public void Report(string statement) => reports.Add(statement);

    /// <summary>A batch of transitions.</summary>
    public Batch NewBatch(string name, Samples samples, string purpose) =>
        new(Buffers, new Group(name, Group.Batch, samples, purpose), Declaration.Task.Observations, Declaration.Task.Actions);

    /// <summary>A batch that is the parameter of a routine.</summary>
    public Batch FormalBatch() =>
        new(Buffers, new Group("batch", Group.Batch, Samples, "", formal: true), Declaration.Task.Observations, Declaration.Task.Actions);

    /// <summary>The columns of a batch that an instance reads.</summary>
    public Value InputOf(Instance instance, Batch batch) =>
        instance.Network.Inputs == batch.State.Rows ? batch.State : batch.StateAction;

    /// <summary>The values of a pass of an instance over a training batch.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="role">The purpose of the pass, appended to the instance's name.</param>
    public Group PassOf(Instance instance, string role) => PassOf(instance, role, instance.Prefix + role, Samples);

    /// <summary>The values of a pass of an instance.</summary>
    public Group PassOf(Instance instance, string role, string name, Samples samples)
    {
        Group group = Buffers.Add(new Group(name, instance.Network.Name + ".ForwardCache", samples, "")
        {
            Network = instance.Network,
            Instance = name == instance.Prefix + role ? instance : null,
            Role = role,
        });
        group.Gradient ??= samples == Samples ? GradientOf(instance) : null;
        return group;
    }

    /// <summary>The gradients of a pass of an instance.</summary>
    public Group GradientOf(Instance instance) => Buffers.Add(
        new Group(instance.Prefix + "Gradient", instance.Network.Name + ".ForwardCache", Samples, "")
        {
            Network = instance.Network,
            Instance = instance,
            Role = "Gradient",
        });

    /// <summary>An optimiser group.</summary>
    public OptimiserGroup Optimiser(string name, IReadOnlyList<Instance> members, string rate, string count, string every)
    {
        var group = new OptimiserGroup(name, new EquatableInstances(members), OptimiserRegistry.Of(Declaration), rate, count, every);
        if (Methods.OfType<IReplacesStep>().FirstOrDefault(method => method.Replaces(group)) is { } method)
        {
            // Replaced steps are not counted.
            string term = count.Contains(' ') ? $"({count})" : count;
            group = group with { Count = $"{count} - ({term} / {method.Interval(this).Name})" };
        }

        optimisers.Add(group);
        return group;
    }

    /// <summary>Defines the loss of a group.</summary>
    /// <param name="name">Name of the routine, if it becomes one.</param>
    /// <param name="summary">Its summary in one sentence.</param>
    /// <param name="result">Name of the loss.</param>
    /// <param name="group">The optimiser group.</param>
    /// <param name="streams">Its random streams, or null if it draws no numbers.</param>
    /// <param name="losses">Builds and returns the losses.</param>
    public Objective Objective(
        string name, string summary, string result, OptimiserGroup group, ObjectiveStreams? streams,
        Func<ObjectiveBuilder, IReadOnlyList<Value>> losses)
    {
        var builder = new ObjectiveBuilder(this, group);
        IReadOnlyList<Value> terms = losses(builder);
        builder.Back(terms);
        Value total = terms[0];
        if (terms.Count > 1)
        {
            total = Buffers.Scalar(result);
            builder.Section.Emit(new AddScalars([.. terms], total));
        }

        var routine = new Routine(name, summary, null, Concern.Update, [builder.Batch.Group, .. builder.Caches], builder.Section.Steps)
        {
            Result = total,
            Streamed = streams is not null,
        };
        if (Shares)
        {
            routines.Add(routine);
        }

        var objective = new Objective(group, routine, builder.Batch.Group, builder.Caches, streams);
        objectives.Add(objective);
        return objective;
    }

    /// <summary>Adds a section.</summary>
    public void Section(
        string name, string summary, Concern concern, Cadence cadence, Action<SectionBuilder> fill, bool onDevice = false, string? heading = null,
        bool perturbsAction = false)
    {
        var section = new SectionBuilder(this);
        fill(section);
        sections.AddRange(section.Before.Select(part => part.Name.Length > 0 ? part : part with { Name = name, Summary = summary, Concern = concern, Cadence = cadence }));
        if (section.Before.Count > 0 && section.Steps.Count == 0)
        {
            return;
        }

        sections.Add(new Section(section.Rest?.Name ?? name, section.Rest?.Summary ?? summary, concern, cadence, section.Steps)
        {
            OnDevice = onDevice,
            Heading = heading,
            PerturbsAction = perturbsAction,
        });
    }

    /// <summary>Adds a routine of the agent.</summary>
    public Routine Routine(string name, string summary, Concern concern, IReadOnlyList<Group> formals, bool layered, Action<SectionBuilder> fill)
    {
        var section = new SectionBuilder(this);
        fill(section);
        var routine = new Routine(name, summary, null, concern, [.. formals], section.Steps) { Layered = layered };
        routines.Add(routine);
        return routine;
    }

    /// <summary>Draws the batch of the update.</summary>
    public void Sample(SectionBuilder section)
    {
        if (Methods.OfType<ISampler>().LastOrDefault() is { } sampler)
        {
            sampler.Sample(section, Batch);
        }
        else
        {
            section.Caption("Experience: uniform.");
            Draw(section, Batch, new Gather(Batch.Whole, new Stream("ReplayIndex")) { Returns = Returns });
        }
    }

    /// <summary>Draws a batch, and applies what methods do to its observations.</summary>
    /// <param name="section">Receives the operations.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="gather">The operation that fills it; with <see cref="Returns"/> if losses are computed on it.</param>
    public void Draw(SectionBuilder section, Batch batch, Operation gather)
    {
        section.Emit(gather);
        Transform(section, batch.State, batch.NextState);
    }

    /// <summary>Applies what methods do to observations.</summary>
    public void Transform(SectionBuilder section, params IReadOnlyList<Value> observations)
    {
        foreach (Operation operation in Transforms(observations))
        {
            section.Emit(operation);
        }
    }

    /// <summary>The method that decides how many components of an action a task has; null if every task has all.</summary>
    public ILimitsActions? Limits => Methods.OfType<ILimitsActions>().FirstOrDefault(static method => method.Pads);

    /// <summary>What methods do to observations.</summary>
    public IEnumerable<Operation> Transforms(params IReadOnlyList<Value> observations) =>
        Methods.OfType<IObservationTransform>().SelectMany(method => method.Transform(observations));

    private static T Once<T>(List<T> list, T item)
    {
        if (!list.Contains(item))
        {
            list.Add(item);
        }

        return item;
    }
}
