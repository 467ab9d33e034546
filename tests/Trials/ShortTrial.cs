using NE.Dsl;

namespace NE.Trials;

/// <summary>A second or two: a short warm-up and 24 topology events.</summary>
[Variant<ResumeTrial>(Steps = 700), Td3(WarmUp = 100), Grow(Every = 20, Until = 490), Checkpoint(Every = 50), Evaluate(Every = 100)]
[Review(Window = 100, ObserveEvery = 20)]
public partial class ShortTrial;

/// <summary>The same, grown at random.</summary>
[Variant<ShortTrial>, Grow(By = Score.Random)]
public partial class ShortRandomTrial;

/// <summary>The same, with other run values: the program is that of its base.</summary>
[Variant<ShortTrial>, Td3(Discount = 0.9)]
public partial class ShortSightedTrial;

/// <summary>The same without growth.</summary>
[Variant<ShortTrial>, Dense]
public partial class ShortPlainTrial;

/// <summary>Soft actor-critic, grown as often.</summary>
[Variant<ShortTrial>, Sac(BatchSize = 32, WarmUp = 100, ReplayCapacity = 700)]
public partial class ShortSoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Gaussian)] public partial Layer Head { get; }
    }
}
