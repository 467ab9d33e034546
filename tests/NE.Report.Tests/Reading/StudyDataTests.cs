using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Report.Reading;
using Shouldly;
using Xunit;

namespace NE.Report.Tests.Reading;

public sealed class StudyDataTests : System.IDisposable
{
    private readonly RunFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void Study_HasItsTrialsAndTheirReturns()
    {
        folders.Write("A", 1, [0, 10, 20], root: "studies/Ablation");
        folders.Write("B", 1, [0, 40, 30], root: "studies/Ablation");
        folders.Write("A", 1, [0, 99, 99]);
        File.WriteAllText(folders.At("studies", "Ablation", "lock"), "");

        StudyData study = Studies().ShouldHaveSingleItem();

        (study.Path, study.State, study.Trials.Count, study.Complete, study.Steps).ShouldBe((folders.At("studies", "Ablation"), RunState.Complete, 2, 2, 4000));
        (study.Last, study.Best).ShouldBe((25, 40));
    }

    [Fact]
    public void State_FollowsTheLockAndTheTrials()
    {
        string first = folders.Write("A", 1, [0, 10], root: "studies/Ablation");
        folders.Write("B", 1, [0, 10], root: "studies/Ablation");
        File.WriteAllText(folders.At("studies", "Ablation", "lock"), "");
        File.Delete(Path.Combine(first, "done"));
        Studies()[0].State.ShouldBe(RunState.Stopped);

        File.WriteAllText(Path.Combine(first, "failed"), "A reason.\n");
        Studies()[0].State.ShouldBe(RunState.Failed);

        using FileStream process = new(folders.At("studies", "Ablation", "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Studies()[0].State.ShouldBe(RunState.Running);
    }

    [Fact]
    public void StudyOfSeveralTasks_HasNoCommonReturn()
    {
        folders.Write("A", 1, [0, 10], root: "studies/Ablation");
        folders.Write("A", 1, [0, 4000], root: "studies/Ablation", task: "Ant-v4");
        File.WriteAllText(folders.At("studies", "Ablation", "lock"), "");

        (Studies()[0].Last, Studies()[0].Best).ShouldBe((null, null));
    }

    private IReadOnlyList<StudyData> Studies() => StudyData.Of(RunFinder.Find([folders.Root]).Select(static path => RunReader.Read(path, evaluationsOnly: true)));
}
