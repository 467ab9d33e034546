using NE.Dsl;

namespace NE.Trials;

/// <summary>What the tests of the tool declare in YAML as well: 20 topology events on the smallest task of the catalogue.</summary>
[Experiment(Steps = 500), Environment(Tasks.Reacher), Td3(BatchSize = 16, WarmUp = 100, ReplayCapacity = 500)]
[Topology(Density = 0.5), Grow(Every = 20), Review(Window = 100, ObserveEvery = 20)]
[Evaluate(Every = 250, Episodes = 2), Checkpoint(Every = 250), Metrics(Every = 100)]
public partial class TwinTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(16), Relu] public partial Layer Hidden1 { get; }
        [Linear(12), Relu] public partial Layer Hidden2 { get; }
        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic]
    public partial class Value
    {
        [Linear(16), Relu] public partial Layer Hidden1 { get; }
        [Linear(12), Relu] public partial Layer Hidden2 { get; }
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>A variant that changes a part, adds none and takes one away.</summary>
[Variant<TwinTrial>, Grow(By = Score.Random), Without<ReviewAttribute>]
public partial class TwinRandomTrial;
