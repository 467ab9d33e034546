namespace NE.Generators.Model.Studies;

/// <summary>One row of a study's table: what every seed is trained with.</summary>
/// <param name="Name">The compared experiment and the grid point.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Program">Full name of the class that holds its definition.</param>
internal sealed record StudyArm(ArmName Name, string Task, string Program);
