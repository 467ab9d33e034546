using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using NE.MuJoCo;
using NE.Runtime.Networks;

namespace NE.Runtime.Training;

/// <summary>
/// The runs of a group and their learners. A failing run does not stop the others: its error is recorded, its learner is retired, and the
/// others continue unaffected. The error of a single run is thrown. Work on runs is distributed over all cores.
/// </summary>
/// <param name="runs">The runs, in the order of the learners.</param>
/// <param name="learners">The learners.</param>
/// <param name="alone">Whether the trainer was given one run.</param>
/// <param name="failed">Called for a run that failed.</param>
internal sealed class RunGroup(IReadOnlyList<LearnerRun> runs, ILearnerGroup learners, bool alone, Action<LearnerRun> failed) : IRunGroup
{
    private static readonly ParallelOptions AllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private readonly int actions = runs[0].Experiment.Task.Actions;

    /// <summary>Environment steps done, for error messages.</summary>
    internal long Step { get; set; }

    /// <summary>Number of active runs.</summary>
    internal int ActiveCount { get; private set; } = runs.Count;

    /// <summary>Updates done.</summary>
    internal long Updates => learners.Updates;

    /// <inheritdoc/>
    public bool IsActive(int learner) => runs[learner].Fault is null;

    /// <inheritdoc/>
    public void Act(float[] observations, float[] chosen) => Choose(observations, chosen, null);

    /// <summary>Shows every learner the observation that training acts on next.</summary>
    internal void Observe(float[] observations) => learners.Observe(observations);

    /// <summary>The finite training action of every active learner.</summary>
    internal void Explore(float[] observations, float[] chosen, long step) => Choose(observations, chosen, step);

    /// <summary>Runs one update of every active learner.</summary>
    internal void Update()
    {
        while (ActiveCount > 0)
        {
            try
            {
                learners.Update();
                break;
            }
            catch (DivergedException fault) when (!alone && IsActive(fault.Learner))
            {
                Fail(fault.Learner, fault);
            }
        }

        Settle();
    }

    /// <inheritdoc/>
    public bool Ask(int learner, Action<ILearnerGroup> question)
    {
        while (IsActive(learner))
        {
            try
            {
                question(learners);
                return true;
            }
            catch (DivergedException fault) when (!alone && IsActive(fault.Learner))
            {
                Fail(fault.Learner, fault);
            }
            catch (CheckpointException fault) when (!alone)
            {
                Fail(learner, fault);
            }
        }

        return false;
    }

    /// <inheritdoc/>
    /// <remarks>It runs on all cores; a run whose action throws is failed.</remarks>
    public void Each(Action<int> work) => Each(0, runs.Count, work);

    /// <summary>Runs an action for a range of the runs.</summary>
    /// <param name="first">The first run.</param>
    /// <param name="end">One past the last run.</param>
    /// <param name="work">The action; it must not touch another run.</param>
    internal void Each(int first, int end, Action<int> work)
    {
        if (end - first > 1)
        {
            SideBySide(first, end, work);
        }
        else if (end - first == 1)
        {
            Try(first, work);
        }

        Settle();
    }

    /// <summary>Handles errors that occurred meanwhile.</summary>
    internal void Settle()
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            if (runs[learner].PendingError is { } error)
            {
                runs[learner].PendingError = null;
                Fail(learner, error);
            }
        }
    }

    private void Choose(float[] observations, float[] chosen, long? exploring)
    {
        while (ActiveCount > 0)
        {
            try
            {
                if (exploring is { } step)
                {
                    learners.Explore(observations, chosen, step);
                }
                else
                {
                    learners.Act(observations, chosen);
                }

                break;
            }
            catch (DivergedException fault) when (!alone && IsActive(fault.Learner))
            {
                Fail(fault.Learner, fault);
            }
        }

        for (int learner = 0; learner < runs.Count; learner++)
        {
            if (IsActive(learner) && !ActionCheck.IsFinite(chosen.AsSpan(learner * actions, actions)))
            {
                Fail(learner, new DivergedException("Policy", learners.Updates, learner));
            }
        }
    }

    // Separate from its caller, so that a single run allocates no closure.
    private void SideBySide(int first, int end, Action<int> work) => Parallel.For(first, end, AllCores, learner => Try(learner, work));

    private void Try(int learner, Action<int> work)
    {
        if (!IsActive(learner))
        {
            return;
        }

        try
        {
            work(learner);
        }
        catch (Exception fault)
        {
            runs[learner].PendingError ??= fault;
        }
    }

    private void Fail(int learner, Exception fault)
    {
        LearnerRun run = runs[learner];
        if (Sentence(run, fault) is not { } sentence)
        {
            ExceptionDispatchInfo.Throw(fault);
            return;
        }

        if (alone)
        {
            ExceptionDispatchInfo.Throw(sentence);
        }

        if (run.Fault is null)
        {
            run.Fault = sentence;
            ActiveCount--;
            learners.Retire(learner);
            failed(run);
        }
    }

    /// <summary>The error of one run as its message; null if the exception is not the run's own.</summary>
    private RunException? Sentence(LearnerRun run, Exception fault) => fault switch
    {
        RunException own => own,
        CheckpointException => new RunException(fault.Message, fault),
        DivergedException diverged => new RunException(RunFaults.Diverged(diverged, Step, run.Folder), fault),
        MuJoCoException simulation => new RunException(RunFaults.Simulation(simulation, Step, run.PresentTask.Name, run.Folder), fault),
        _ when RunFaults.IsWriting(fault) => new RunException(RunFaults.NotWritten(fault, run.Folder.Path), fault),
        _ => null,
    };
}
