using System;

namespace NE.Runtime.Training;

/// <content>The visits of a sequence of tasks, one after the other and again from the first.</content>
public sealed partial class Trainer
{
    private bool Sequential => settings.StepsPerTask > 0;

    /// <summary>Whether the latest step was the last of the visit.</summary>
    private bool VisitEnds => clock.Visit(step) != visit;

    private int PresentTask => (int)(visit % settings.Tasks);

    private bool EvaluatesTasks =>
        Sequential && (VisitEnds || (settings.EvaluateTasksEvery > 0 && step % settings.EvaluateTasksEvery == 0));

    /// <exception cref="RunException">The run values do not belong to the tasks.</exception>
    private static void CheckSequence(ExperimentDefinition experiment)
    {
        RunSettings settings = experiment.Settings;
        if (settings.StepsPerTask > 0 ? settings.Tasks != experiment.Tasks.Count : settings.Tasks > 1 || experiment.Tasks.Count > 0)
        {
            throw new RunException(
                $"{experiment.Name} has a sequence of {experiment.Tasks.Count} tasks, but its run values are those of {settings.Tasks} "
                + $"with {settings.StepsPerTask} steps each; build its program again.");
        }
    }

    /// <summary>Enters the visit of the next step, and evaluates its task before the first update.</summary>
    private void EnterVisit(RunGroup group, Evaluator evaluator, RunMonitor monitor)
    {
        visit = clock.Visit(step);
        group.Each(learner => runs[learner].Enter(visit, step, group.Updates));
        EnterTask(group, PresentTask);
        for (int learner = 0; learner < runs.Count; learner++)
        {
            BeginTask(group, learner);
        }

        EvaluateTask(group, evaluator, PresentTask);
        monitor.Evaluated();
    }

    /// <summary>Evaluates every task, with the output layers of each, and returns to the present one.</summary>
    private void EvaluateTasks(RunGroup group, Evaluator evaluator, RunMonitor monitor)
    {
        for (int task = 0; task < settings.Tasks; task++)
        {
            if (runs.Exists(run => run.Fault is null && !run.Tasks!.Has(step, visit, task)))
            {
                EnterTask(group, task);
                EvaluateTask(group, evaluator, task);
            }
        }

        EnterTask(group, PresentTask);
        evaluator.Enter(group, PresentTask);
        monitor.Evaluated();
    }

    private void EvaluateTask(RunGroup group, Evaluator evaluator, int task)
    {
        evaluator.Enter(group, task);
        evaluator.Run(group);
        group.Each(learner => runs[learner].Tasks!.Write(step, visit, task, evaluator.Results[learner]));
    }

    /// <summary>Tells the learners whose task has shifted.</summary>
    private void BeginShiftedTasks(RunGroup group)
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            if (runs[learner].Shifts is not null && runs[learner].Episode.TakeChange())
            {
                BeginTask(group, learner);
            }
        }
    }

    private static void BeginTask(RunGroup group, int learner) => group.Ask(learner, learners => learners.BeginTask(learner));

    // An evaluation of another task draws from no buffer: its learners keep the present one.
    private void EnterTask(RunGroup group, int task)
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            int entering = learner;
            group.Ask(entering, learners => learners.EnterTask(entering, task, runs[entering].Replay));
        }
    }

    /// <summary>Sets the components of all actions to 0 that the present task does not have.</summary>
    private void MaskActions()
    {
        if (Sequential)
        {
            int own = experiment.Tasks[PresentTask].Task.Actions;
            for (int learner = 0; learner < runs.Count; learner++)
            {
                actions.AsSpan((learner * task.Actions) + own, task.Actions - own).Clear();
            }
        }
    }
}
