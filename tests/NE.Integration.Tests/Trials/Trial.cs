using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Training;
using NStepReturn = NE.Reference.NStepReturn;

namespace NE.Integration.Tests.Trials;

/// <summary>A generated learner of one declared experiment with a replay buffer filled with transitions that the test knows.</summary>
internal sealed class Trial : IDisposable
{
    private readonly ReplayBuffer replay;

    public Trial(string experiment, uint seed, int transitions = 600, Func<RunSettings, RunSettings>? change = null)
    {
        Definition = Find(experiment);
        if (change is not null)
            Definition = Definition with { Settings = change(Definition.Settings) };

        Seed = seed;
        TaskSpec task = Definition.Task;
        replay = new ReplayBuffer(Math.Max(transitions, 1), Definition.ReplayLayout, Definition.MarksEpisodeEnds);
        Transitions = task.Name.StartsWith("HalfCheetah", StringComparison.Ordinal)
            ? Synthetic(task, transitions)
            : Walk(Definition.CreateEnvironment(), task, transitions);
        foreach (Transition transition in Transitions)
            replay.Add(transition.State, transition.Action, transition.Reward, transition.Next, transition.Terminated, transition.Ended);
        Group = Definition.CreateLearners(LearnerContext.Of(Definition.Settings, seed, replay, Log));
    }

    public ExperimentDefinition Definition { get; }

    public uint Seed { get; }

    public IReadOnlyList<Transition> Transitions { get; }

    public RecordingTopologyLog Log { get; } = new();

    public ILearnerGroup Group { get; }

    public ReplayBuffer Replay => replay;

    public static ExperimentDefinition Find(string experiment) => NE.Trials.AllTrials.All.Single(definition => definition.Name == experiment);

    public TensorDictionary Save() => Save(Group, 0);

    /// <summary>A batch as the reference takes it, with n-step returns.</summary>
    public Transitions Batch(RandomStreamId stream, long unit, int pool, int size, int steps = 1)
    {
        double discount = Definition.Settings.Discount;
        double[] rewards = [.. Transitions.Select(row => (double)row.Reward)];
        bool[] terminated = [.. Transitions.Select(row => row.Terminated)], ended = [.. Transitions.Select(row => row.Ended)];
        int[] drawn = [.. Draws.Rows(Seed, stream, unit, pool, size)];
        NStepReturn[] returns = [.. drawn.Select(row => NStepReturn.Of(rewards, terminated, ended, row, steps, discount))];
        List<Transition> first = [.. drawn.Select(row => Transitions[row])];
        List<Transition> last = [.. drawn.Select((row, i) => Transitions[row + returns[i].Last])];
        return new Transitions(
            Join(first, row => row.State),
            Join(first, row => row.Action),
            [.. returns.Select(each => each.Reward)],
            Join(last, row => row.Next),
            [.. returns.Select(each => each.Continues * Math.Pow(discount, each.Last))]);
    }

    public static TensorDictionary Save(ILearnerGroup group, int learner)
    {
        var tensors = new TensorDictionary();
        group.Save(learner, tensors);
        return tensors;
    }

    /// <summary>Adds one of the transitions again: the oldest leaves.</summary>
    public void Add(int index)
    {
        Transition transition = Transitions[index % Transitions.Count];
        replay.Add(transition.State, transition.Action, transition.Reward, transition.Next, transition.Terminated, transition.Ended);
    }

    public void Dispose()
    {
        Group.Dispose();
        replay.Dispose();
    }

    private static Matrix Join(List<Transition> rows, Func<Transition, float[]> part)
    {
        var matrix = new Matrix(rows.Count, part(rows[0]).Length);
        for (int row = 0; row < rows.Count; row++)
            Array.ConvertAll(part(rows[row]), value => (double)value).CopyTo(matrix.Row(row));
        return matrix;
    }

    private static List<Transition> Synthetic(TaskSpec task, int count)
    {
        var random = new Random(7);
        float[] Draw(int length, double scale) =>
            [.. Enumerable.Range(0, length).Select(_ => (float)(scale * ((2 * random.NextDouble()) - 1)))];
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var drawn = (State: Draw(task.Observations, 2), Action: Draw(task.Actions, task.ActionLimit), Reward: Draw(1, 3)[0], Next: Draw(task.Observations, 2));
            bool terminated = random.Next(10) == 0;
            return new Transition(drawn.State, drawn.Action, drawn.Reward, drawn.Next, terminated, terminated);
        })];
    }

    private static List<Transition> Walk(IEnvironment environment, TaskSpec task, int count)
    {
        var random = new Random(11);
        var transitions = new List<Transition>();
        float[] state = new float[task.Observations];
        using (environment)
        {
            for (int episode = 0, step = 0; transitions.Count < count; step++)
            {
                if (step == 0)
                {
                    var stream = new RandomStream(3, RandomStreamId.EnvironmentReset, (ulong)episode++);
                    environment.Reset(ref stream, state);
                }

                float[] action = [.. Enumerable.Range(0, task.Actions).Select(_ => task.ActionLimit * ((2 * random.NextSingle()) - 1))];
                float[] next = new float[task.Observations];
                StepResult result = environment.Step(action, next);
                bool ended = result.Terminated || step + 1 == task.StepLimit;
                transitions.Add(new Transition(state, action, (float)result.Reward, next, result.Terminated, ended));
                state = [.. next];
                if (ended)
                    step = -1;
            }
        }

        return transitions;
    }
}
