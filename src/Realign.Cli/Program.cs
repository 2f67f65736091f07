Console.WriteLine("realign");
