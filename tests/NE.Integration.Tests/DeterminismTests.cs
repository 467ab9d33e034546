using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Runtime.Threading;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>Same seed, same bytes; a saved state continues as if it had never been saved.</summary>
public class DeterminismTests
{
    public static TheoryData<string> Trials => [.. Plans.Small.Select(plan => plan.Name)];

    [Theory]
    [MemberData(nameof(Trials))]
    public void TwoLearners_OfOneSeed_StayEqualToTheLastBit(string name)
    {
        using var first = new Trial(name, seed: 8);
        using var second = new Trial(name, seed: 8);
        using var other = new Trial(name, seed: 9);
        first.Save().Differences(second.Save()).ShouldBeEmpty();
        Advance(130, first, second, other);
        first.Save().Differences(second.Save()).ShouldBeEmpty();
        first.Save().Differences(other.Save()).ShouldContain(tensor => tensor == "Policy.Hidden1.weight" || tensor == "Policy.Embed.weight");
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void LoadedLearner_AtAnyPointBetweenEvents_ContinuesAsIfNeverSaved(string name)
    {
        using var straight = new Trial(name, seed: 8);
        foreach (int saveAt in new[] { 0, 39, 40, 57, 101 })
        {
            Advance(saveAt - (int)straight.Group.Updates, straight);
            using var resumed = new Trial(name, seed: 8);
            resumed.Group.Load(0, straight.Save());
            resumed.Group.Updates.ShouldBe(saveAt);
            resumed.Save().Differences(straight.Save()).ShouldBeEmpty($"right after loading at {saveAt}");
            using var ahead = new Trial(name, seed: 8);
            Advance(saveAt + 60, ahead);
            Advance(60, resumed);
            resumed.Save().Differences(ahead.Save()).ShouldBeEmpty($"60 updates after loading at {saveAt}");
        }
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void Save_AtAnyTime_ChangesNothing(string name)
    {
        using var saved = new Trial(name, seed: 8);
        using var untouched = new Trial(name, seed: 8);
        for (int i = 0; i < 90; i++)
        {
            Advance(1, saved, untouched);
            saved.Save();
        }

        saved.Save().Differences(untouched.Save()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void Learner_OnSeveralThreads_HasTheBytesOfOne(string name)
    {
        using var alone = new Trial(name, seed: 8);
        Advance(130, alone);
        foreach (int threads in new[] { 2, 3 })
        {
            using var pool = new WorkerPool(threads);
            using var shared = new Trial(name, seed: 8);
            WorkerPool.Use(pool);
            Advance(130, shared);
            WorkerPool.Use(null);
            shared.Save().Differences(alone.Save()).ShouldBeEmpty($"{threads} threads");
        }
    }

    private static void Advance(int updates, params Trial[] trials)
    {
        foreach (Trial trial in trials)
        {
            foreach (int _ in Enumerable.Range(0, updates))
                trial.Group.Update();
        }
    }
}
