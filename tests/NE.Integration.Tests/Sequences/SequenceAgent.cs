using System;
using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Runtime.Environments;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Training;

namespace NE.Integration.Tests.Sequences;

/// <summary>A generated learner of a sequence, with a buffer of random play for each task.</summary>
internal sealed class SequenceAgent : IDisposable
{
    private const int Transitions = 300;
    private static readonly string[] Headed = ["Policy.Action.", "Policy.Head.", "Value1.Q.", "Value2.Q."];

    private readonly List<ReplayBuffer> replays;

    public SequenceAgent(string experiment, uint seed)
    {
        Definition = Trial.Find(experiment);
        replays = [.. Definition.Tasks.Select((_, task) => Play(task))];
        Group = Definition.CreateLearners(LearnerContext.Of(Definition.Settings, seed, replays[0], new RecordingTopologyLog()));
    }

    public ExperimentDefinition Definition { get; }

    public ILearnerGroup Group { get; }

    public int Task { get; private set; }

    /// <summary>The sizes of the present task.</summary>
    public TaskSpec Spec => Definition.Tasks[Task].Task;

    /// <summary>Whether a tensor is of a layer that each task has for itself, or says which are there.</summary>
    public static bool IsOfAHead(string tensor) =>
        tensor.StartsWith("Tasks.", StringComparison.Ordinal) || Headed.Any(layer => tensor.StartsWith(layer, StringComparison.Ordinal));

    public void Enter(int task)
    {
        Task = task;
        Group.EnterTask(0, task, replays[task]);
    }

    public void Update(int updates)
    {
        for (int i = 0; i < updates; i++)
            Group.Update();
    }

    public TensorDictionary Save() => Trial.Save(Group, 0);

    /// <summary>The output layers of a task, present or not, under the names of the present ones.</summary>
    public TensorDictionary Head(int task)
    {
        var head = new TensorDictionary();
        TensorDictionary state = Save();
        string prefix = task == Task ? "" : $"Tasks.{task}.";
        foreach (string name in state.Names.Where(name => Headed.Any(layer => name.StartsWith(prefix + layer, StringComparison.Ordinal))))
        {
            if (name.EndsWith(".age", StringComparison.Ordinal))
            {
                ushort[] ages = new ushort[state.Shape(name).Aggregate(1, (product, length) => product * length)];
                ((ITensorReader)state).Read(name, ages);
                head.Write(name[prefix.Length..], ages, state.Shape(name));
            }
            else
            {
                head.Write(name[prefix.Length..], state.Floats(name), state.Shape(name));
            }
        }

        return head;
    }

    public void Dispose()
    {
        Group.Dispose();
        replays.ForEach(replay => replay.Dispose());
    }

    private ReplayBuffer Play(int task)
    {
        using var environment = (SequenceEnvironment)Definition.CreateEnvironment();
        environment.Enter(task);
        TaskSpec own = Definition.Tasks[task].Task;
        var random = new Random(11 + task);
        var replay = new ReplayBuffer(Transitions, Definition.ReplayLayout, Definition.MarksEpisodeEnds);
        float[] state = new float[Definition.Task.Observations], next = new float[state.Length], action = new float[Definition.Task.Actions];
        for (int row = 0, episode = 0, step = 0; row < Transitions; row++)
        {
            if (step == 0)
            {
                var stream = new RandomStream(3, RandomStreamId.EnvironmentReset, (ulong)episode++);
                environment.Reset(ref stream, state);
            }

            for (int i = 0; i < own.Actions; i++)
                action[i] = (2 * random.NextSingle()) - 1;

            StepResult result = environment.Step(action, next);
            bool ended = result.Terminated || ++step == own.StepLimit;
            replay.Add(state, action, (float)result.Reward, next, result.Terminated, ended);
            (state, next) = (next, state);
            step = ended ? 0 : step;
        }

        return replay;
    }
}
