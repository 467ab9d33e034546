using NE.Dsl;

namespace NE.Trials;

/// <summary>NE by the paper's values on small networks, with events that 100 updates can cross.</summary>
[Experiment(Preset = Preset.Paper, Steps = 1_000), Environment<Glider>]
[Td3(BatchSize = 48, WarmUp = 100, ReplayCapacity = 2_000), Topology(Density = 0.5), Grow(Every = 40, Until = 300)]
[Review(Window = 40, ObserveEvery = 10), Evaluate(Every = 500, Episodes = 2), Checkpoint(Every = 500), Metrics(Every = 200)]
public partial class PaperTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
