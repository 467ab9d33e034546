using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Loader;
using NE.Generators.Tests.Passes;
using NE.Generators.Tests.Printing;
using NE.Runtime.Threading;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>
/// Random declarations go through the whole compiler; what comes out is compiled without a warning, runs, computes what its program means, and
/// goes on from a saved state. <c>NE_RANDOM_PROGRAMS=5000</c> draws more than the suite does (docs/contributing/random-programs.md).
/// </summary>
public class RandomProgramTests
{
    private const int AtOnce = 25;
    private const int InSuite = 200;

    public static TheoryData<int> Batches => Amount.Batches(InSuite, AtOnce);

    [Theory]
    [MemberData(nameof(Batches))]
    public void Programs_OfRandomDeclarations_ComputeWhatTheyMeanAndSurviveSaving(int first)
    {
        Draft[] drafts = [.. Enumerable.Range(first, AtOnce).Select(Drafting.Of)];
        List<string> refused = [];
        Dictionary<string, string> faults = Faults(drafts, refused);
        refused.Count.ShouldBeLessThan(1 + (drafts.Length / 2), string.Join("\n", refused));
        if (faults.Count > 0)
        {
            Draft failing = drafts.First(draft => faults.ContainsKey(draft.Name));
            Assert.Fail($"{string.Join("\n", faults.Select(static fault => $"{fault.Key}: {fault.Value}"))}\n\nThe first, smaller:\n{Shrunk(failing)}");
        }
    }

    // What is wrong with each draft. A fault of the compilation is that of all.
    private static Dictionary<string, string> Faults(IReadOnlyList<Draft> drafts, List<string> refused)
    {
        var home = new AssemblyLoadContext("random", isCollectible: true);
        Dictionary<string, string> faults = [];
        try
        {
            foreach (Subject subject in Subject.Compile(drafts, home, refused))
            {
                try
                {
                    Check(subject);
                }
                catch (Exception fault)
                {
                    faults[subject.Draft.Name] = fault is ShouldAssertException ? fault.Message : fault.ToString();
                }
            }
        }
        catch (Exception fault) when (drafts.Count == 1)
        {
            faults[drafts[0].Name] = fault.Message;
        }
        finally
        {
            home.Unload();
        }

        return faults;
    }

    private static void Check(Subject subject)
    {
        const int Before = 7, After = 5;
        Orders.CheckPasses(subject.Declaration);
        Orders.CheckPhases(subject.Declaration);
        using var straight = new Learning(subject.Definition);
        var lockstep = new Lockstep(subject, straight);
        for (int update = 0; update < Before; update++)
        {
            lockstep.Update();
        }

        lockstep.Compared.ShouldBeGreaterThan(0);
        Tensors saved = straight.Save();
        using var resumed = new Learning(subject.Definition, straight);
        resumed.Group.Load(0, saved);
        resumed.Save().ShouldBeEqualTo(saved);
        straight.Advance(After);
        resumed.Advance(After);
        Tensors end = straight.Save();
        resumed.Save().ShouldBeEqualTo(end);
        end.Floats().ShouldAllBe(static number => float.IsFinite(number));

        using var pool = new WorkerPool(3);
        using var shared = new Learning(subject.Definition, straight);
        WorkerPool.Use(pool);
        try
        {
            shared.Advance(Before + After);
        }
        finally
        {
            WorkerPool.Use(null);
        }

        shared.Save().ShouldBeEqualTo(end);
    }

    // A draft without what its fault does not need.
    private static string Shrunk(Draft draft)
    {
        string fault = "";
        for (int tries = 60; tries > 0;)
        {
            Draft? smaller = null;
            foreach (Draft candidate in draft.Smaller().TakeWhile(_ => tries-- > 0))
            {
                if (Faults([candidate], []) is { Count: > 0 } faults)
                {
                    (smaller, fault) = (candidate, faults.Values.Single());
                    break;
                }
            }

            if (smaller is null)
            {
                break;
            }

            draft = smaller;
        }

        return $"{draft}\n{fault}";
    }
}
