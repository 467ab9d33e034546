using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NE.Integration.Tests.Processes;
using NE.Integration.Tests.Trials;
using NE.Runtime.Training;
using NE.Runtime.Training.Checkpoints;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Sequences;

/// <summary>Whole runs over switches: killed and resumed, and with resets (docs/algorithm.md, Sequences of tasks).</summary>
public sealed class SequenceRunTests : IDisposable
{
    private const int Visit = 200;
    private const uint Seed = 5;

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("SequenceTrial", false, 1)]
    [InlineData("SequenceTrial", true, 2)]
    [InlineData("ResetSequenceTrial", false, 3)]
    [InlineData("SoftSequenceTrial", false, 4)]
    [InlineData("WideSoftSequenceTrial", false, 5)]
    public void Run_KilledAtRandomAndResumed_EndsInTheBytesOfAnUndisturbedRun(string name, bool clear, int seed)
    {
        ExperimentDefinition declared = Trial.Find(name);
        ExperimentDefinition experiment = declared with { Settings = declared.Settings with { ClearReplay = clear, EvaluateTasksEvery = 90 } };
        string straight = RandomKills.Straight(root.At("straight"), experiment);
        string killed = new RandomKills(seed, longest: 2_000).Train(root.At("killed"), experiment);

        RunFiles.Differences(straight, killed).ShouldBeEmpty();
        File.ReadLines(Path.Combine(killed, "tasks.csv")).Count().ShouldBeGreaterThan(1 + (2 * 2 * declared.Tasks.Count));
    }

    [Fact]
    public void FirstVisit_OfATaskAsWideAsTheSequence_IsARunOfThatTaskAlone()
    {
        string[] Evaluations(string name)
        {
            Weights(Trial.Find(name), Visit);
            return File.ReadAllLines(Path.Combine(RunFiles.Folder(root.Path, Trial.Find(name).Task.Name, name, Seed), "eval.csv"));
        }

        Evaluations("DenseSequenceTrial").ShouldBe(Evaluations("FirstTaskTrial"));
    }

    [Fact]
    public void Reset_EverySwitch_WaitsForTheFirstSwitch()
    {
        (Dictionary<string, float[]> end, Dictionary<string, float[]> entered) = AroundTheFirstSwitch("ResetSequenceTrial");
        (Dictionary<string, float[]> plainEnd, Dictionary<string, float[]> plainEntered) = AroundTheFirstSwitch("SequenceTrial");

        end.Keys.ShouldBe(plainEnd.Keys);
        foreach (string layer in end.Keys)
        {
            end[layer].ShouldBe(plainEnd[layer], $"{layer}: evaluations of all tasks reset nothing");
            plainEntered[layer].ShouldBe(plainEnd[layer], layer);
            entered[layer].Zip(end[layer]).ShouldAllBe(pair => pair.First != pair.Second || pair.First == 0, layer);
            entered[layer].ShouldContain(weight => weight != 0, layer);
        }
    }

    [Fact]
    public void Reset_EverySwitch_RedrawsTheSharedLayersAtEachSwitch()
    {
        using SequenceAgent agent = new("ResetSequenceTrial", seed: 8);
        agent.Update(20);
        TensorDictionary before = agent.Save(), head = agent.Head(0);
        foreach (int task in (int[])[1, 2, 0])
            agent.Enter(task);

        before.Differences(agent.Save()).ShouldAllBe(tensor => SequenceAgent.IsOfAHead(tensor), "evaluations");
        foreach (int task in (int[])[1, 2, 1])
        {
            agent.Enter(task);
            agent.Update(10);
            before = agent.Save();
            agent.Group.BeginTask(0);
            TensorDictionary after = agent.Save();
            foreach (string layer in Shared(before.Names))
            {
                before.Floats(layer).Zip(after.Floats(layer)).ShouldAllBe(pair => pair.First != pair.Second || pair.First == 0, layer);
                after.Floats(layer).ShouldContain(weight => weight != 0, layer);
                after.Floats(layer + ".m").ShouldAllBe(moment => moment == 0, layer);
                after.Floats(layer + ".v").ShouldAllBe(moment => moment == 0, layer);
            }

            agent.Head(0).Differences(head).ShouldBeEmpty();
        }
    }

    private static IEnumerable<string> Shared(IEnumerable<string> tensors) => tensors.Where(name =>
        name.EndsWith(".weight", StringComparison.Ordinal) && !name.EndsWith(".target.weight", StringComparison.Ordinal) && !SequenceAgent.IsOfAHead(name));

    // The weights of the shared layers after the last step of the first visit, and after the first step of the second, which is random.
    private (Dictionary<string, float[]> End, Dictionary<string, float[]> Entered) AroundTheFirstSwitch(string name)
    {
        ExperimentDefinition declared = Trial.Find(name);
        ExperimentDefinition experiment = declared with { Settings = declared.Settings with { EvaluateTasksEvery = 50 } };
        return (Weights(experiment, Visit), Weights(experiment, Visit + 1));
    }

    private Dictionary<string, float[]> Weights(ExperimentDefinition experiment, long stopAt)
    {
        using Trainer trainer = new(new TrainerOptions
        {
            Trials = TrainerTrial.Of(experiment, Seed),
            Root = root.Path,
            StopAt = stopAt,
            Quiet = true,
        });
        trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
        SafetensorsReader checkpoint = SafetensorsReader.ReadFile(RunFiles.Checkpoints(trainer.Folder!)[^1]);
        return Shared(checkpoint.Shapes.Keys).ToDictionary(layer => layer, layer =>
        {
            float[] weights = new float[checkpoint.Shapes[layer].Aggregate(1, (product, length) => product * length)];
            checkpoint.Read(layer, weights);
            return weights;
        });
    }
}
