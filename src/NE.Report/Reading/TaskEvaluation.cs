namespace NE.Report.Reading;

/// <summary>An evaluation of one task of a sequence.</summary>
/// <param name="Visit">The visit that goes on, from 0; at a switch the one that ends or the one that begins.</param>
/// <param name="Task">Name of the task that was evaluated.</param>
/// <param name="Point">Its step, counted over the whole run, and its returns.</param>
internal readonly record struct TaskEvaluation(int Visit, string Task, EvaluationPoint Point);
