using NE.Runtime.Environments;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <content>The visits of a sequence of tasks.</content>
internal sealed partial class LearnerRun
{
    /// <summary>The visit that is entered, from 0; 0 for an experiment with one task.</summary>
    internal long Visit => replay.Visit;

    /// <summary>The present task with its own sizes; for an experiment with one task that task.</summary>
    internal TaskSpec PresentTask => experiment.Tasks.Count > 0 ? experiment.Tasks[replay.Task].Task : experiment.Task;

    /// <summary>The evaluations of all tasks; null for an experiment with one task.</summary>
    internal TaskLog? Tasks { get; private set; }

    /// <summary>Enters a visit with a new episode, and records it.</summary>
    /// <exception cref="RunException">The task cannot be created, or failed.</exception>
    internal void Enter(long visit, long step, long update)
    {
        replay.Enter(visit);
        EnterTask();
        Episode.Restart();
        Record.Write(MetricNames.Visit, visit);
        Write(step, update);
    }

    // Only the environment and the step limit: the agent is the trainer's.
    private void EnterTask()
    {
        if (experiment.Tasks.Count > 0)
        {
            environment.Enter(replay.Task);
            Episode.StepLimit = PresentTask.StepLimit;
        }
    }
}
