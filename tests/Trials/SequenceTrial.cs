using NE.Dsl;

namespace NE.Trials;

/// <summary>Three tasks of different sizes in turn, twice: growing TD3 on networks that are tiny.</summary>
[Experiment(Preset = Preset.Paper, Steps = 1_200), Environment(Tasks.InvertedPendulum, Tasks.Reacher, Tasks.Hopper)]
[Sequence(StepsPerTask = 200, RevisitWarmUp = 20)]
[Td3(BatchSize = 16, WarmUp = 40, ReplayCapacity = 500), Topology(Density = 0.5), Grow(Every = 40), Review(Window = 40, ObserveEvery = 10)]
[Evaluate(Every = 100, Episodes = 2), Checkpoint(Every = 70), Metrics(Every = 90)]
public partial class SequenceTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(16), Relu] public partial Layer Hidden1 { get; }

        [Linear(12), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(16), Relu] public partial Layer Hidden1 { get; }

        [Linear(12), Relu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>The same with networks that start anew at every switch.</summary>
[Variant<SequenceTrial>, Reset(EverySwitch = true)]
public partial class ResetSequenceTrial;

/// <summary>Soft actor-critic on two tasks with as many actions; their observations differ.</summary>
[Variant<SequenceTrial>, Environment(Tasks.InvertedPendulum, Tasks.InvertedDoublePendulum)]
[Sac(BatchSize = 16, WarmUp = 40, ReplayCapacity = 500)]
public partial class SoftSequenceTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(16), Relu] public partial Layer Hidden1 { get; }

        [Linear(12), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Gaussian)] public partial Layer Head { get; }
    }
}

/// <summary>Soft actor-critic on tasks whose actions differ too.</summary>
[Variant<SoftSequenceTrial>, Environment(Tasks.InvertedPendulum, Tasks.Reacher, Tasks.Hopper)]
public partial class WideSoftSequenceTrial;

/// <summary>Dense networks, and a first task that is as wide as the sequence.</summary>
[Variant<SequenceTrial>(Steps = 400), Environment(Tasks.Reacher, Tasks.Swimmer), Dense]
public partial class DenseSequenceTrial;

/// <summary>Its first task alone.</summary>
[Variant<DenseSequenceTrial>, Environment(Tasks.Reacher), Without<SequenceAttribute>]
public partial class FirstTaskTrial;
