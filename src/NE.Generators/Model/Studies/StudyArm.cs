namespace NE.Generators.Model.Studies;

/// <summary>One row of a study's table, trained with every seed.</summary>
/// <param name="Name">The compared experiment and the grid point.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Program">Full name of the class with its definition.</param>
internal sealed record StudyArm(ArmName Name, string Task, string Program);
